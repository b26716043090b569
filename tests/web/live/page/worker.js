const STATIC = "{static}";

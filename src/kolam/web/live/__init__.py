"""The live room: phones, wall and the lane that keeps every acknowledged answer."""

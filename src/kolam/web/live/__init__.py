"""The live room: phones, walls and streams, answered from memory and saved by one writer."""

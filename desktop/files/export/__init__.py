"""Write a restored photo: encoders, dithering, invention map, transferred metadata."""

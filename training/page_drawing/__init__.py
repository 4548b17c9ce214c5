"""Drawn pages: documents with all their print, as a camera or a scanner sees them."""

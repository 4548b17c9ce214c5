"""Drawing of printed lines and of what cameras and scanners do to them; shared by all recognisers."""

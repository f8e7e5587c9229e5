"""Export: what is open in forms that others read, a module each; importing the room loads none of them."""

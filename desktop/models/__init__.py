"""What the views show, as Qt item models over values of the core."""

"""台账: what plans count, what they cite, and how they word things."""

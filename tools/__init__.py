"""What the project makes of itself: environments, reference pages."""

"""Where a shop's orders, after-sales and messages come from: the demo shop, or the platform."""

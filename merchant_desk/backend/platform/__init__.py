"""Where a shop's orders, chats and after-sales come from: for now the demo shop."""

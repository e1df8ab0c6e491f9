"""The chat page: buyers, their messages, their orders."""

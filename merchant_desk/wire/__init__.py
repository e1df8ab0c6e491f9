"""What desk and backend say to each other: shared by the client, the server and the tests."""

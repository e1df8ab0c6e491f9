"""The reviewer's side of the service: who may decide, on what, and the pages to do it in."""

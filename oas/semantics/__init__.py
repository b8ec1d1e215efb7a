"""What makes a contract wrong that no schema can say. One file a check; `checks` lists them."""

"""What the larger commands of gates do, apart from reading their options."""

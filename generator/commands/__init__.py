"""What each command of contract-gen does and prints. `generator.cli` reads their options."""

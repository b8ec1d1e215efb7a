"""Values made for a change: each aims at what one side allows and the other refuses."""

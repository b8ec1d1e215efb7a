"""An accepted finding is past its last day.

Whoever accepted it said until when: by then the clients were to be moved, or the change undone. The
finding fails again, if it is still there. An entry that was added on a day that has not come yet
accepts nothing either: then a clock is wrong, and nothing would ever expire.

What to do: undo the change, or accept it anew with gates accept and a reason for the longer time;
gates accept --prune takes out what expired.
"""

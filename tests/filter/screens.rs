//! Screens of the pane.

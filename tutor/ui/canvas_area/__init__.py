"""The middle of the window: the canvas put together with hands, menus, cards and what finds nodes."""

"""What the commands of the table do; a method a command, called as the table calls it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.document.catalogue import TOUR
from tutor.ui.files.drop import TABLES
from tutor.ui.window.parts import PartsCommands

if TYPE_CHECKING:
    from tutor.ui.editing.laying_out import LayingOut
    from tutor.ui.lesson_editor.writing import Writing


class WindowCommands(PartsCommands):
    """Carries out commands on a window and its session; some stand in the base classes."""

    def step_forward(self) -> None:
        """One step on."""
        self._window.player.pause()
        self._session.walking.move(1)

    def step_back(self) -> None:
        """One step back."""
        self._window.player.pause()
        self._session.walking.move(-1)

    def next_phase(self) -> None:
        """To the end of the phase."""
        self._session.walking.next_phase()

    def previous_phase(self) -> None:
        """To the start of the phase."""
        self._session.walking.previous_phase()

    def to_start(self) -> None:
        """To where nothing is computed."""
        self._session.go_to_step(0)

    def to_end(self) -> None:
        """To the last step of the sample."""
        self._session.go_to_step(len(self._session.walkthrough))

    def next_sample(self) -> None:
        """The same step of the next sample."""
        self._session.walking.move_sample(1)

    def previous_sample(self) -> None:
        """The same step of the sample before."""
        self._session.walking.move_sample(-1)

    def next_page(self) -> None:
        """The page after the one that is read."""
        self._window.player.pause()
        self._session.pages.turn(1)

    def previous_page(self) -> None:
        """The page before the one that is read."""
        self._window.player.pause()
        self._session.pages.turn(-1)

    def play(self) -> None:
        """Step on by itself, or stop that."""
        self._window.player.toggle()

    def breakpoint(self) -> None:
        """Let the walk stop at the node looked at, or not any more."""
        self._session.breakpoints.toggle(self._node())

    def clear_breakpoints(self) -> None:
        """Let the walk stop nowhere."""
        self._session.breakpoints.forget()

    def run(self) -> None:
        """To the next breakpoint."""
        self._window.player.pause()
        self._session.walking.run()

    def run_to_here(self) -> None:
        """To the next step at the node looked at."""
        self._window.player.pause()
        self._session.walking.run_to(self._node())

    def _node(self) -> str:
        selected = self._session.selected
        return selected.node if selected is not None else ""

    def step_into(self) -> None:
        """Open the closed frame inside which the next step happens, and make that step alone."""
        self._window.player.pause()
        self._session.frames.step_into()

    def step_out(self) -> None:
        """To the end of the steps inside the frame where the walk is."""
        self._window.player.pause()
        self._session.frames.step_out()

    def toggle_frame(self) -> None:
        """Draw the frame around the selected node as one node, or open it."""
        self._window.canvas.frames.toggle_selected()

    def collapse_all(self) -> None:
        """Draw every frame as one node."""
        self._session.frames.set_all_closed(closed=True)

    def open_all(self) -> None:
        """Open every frame."""
        self._session.frames.set_all_closed(closed=False)

    def predict(self) -> None:
        """Ask for each number before it is shown, or show it."""
        self._window.player.pause()
        self._session.predict.set_on(not self._session.predict.on)

    def autograd(self) -> None:
        """Pick each node of the backward pass, or let it go back by itself."""
        self._window.player.pause()
        self._session.autograd.set_on(not self._session.autograd.on)

    def edit_graph(self) -> None:
        """Change the graph by hand, or only look at it."""
        self._window.player.pause()
        self._session.editing.set_on(not self._session.editing.on)
        if self._session.editing.on and self._window.theme.is_projector:  # neither button nor palette says so
            self._session.said.emit(self.tr("You edit the graph: Tab places a node, E ends that."))

    def train(self) -> None:
        """Train for the document's number of epochs, or pause."""
        training = self._session.document.training
        if self._session.runs.running:
            self._session.runs.pause()
        else:
            self._session.train(training.epochs if training else 1)

    def reset(self) -> None:
        """Forget what was trained."""
        self._session.reset()

    def explain_back(self) -> None:
        """Explain what was explained before."""
        self._session.explaining.back()

    def fit(self) -> None:
        """The whole graph in view."""
        self._window.canvas.fit()

    def fit_selection(self) -> None:
        """What is selected, large in view."""
        self._window.canvas.fit_selection()

    def find(self) -> None:
        """Search the canvas."""
        self._window.canvas.overview.finding.open()

    def find_next(self) -> None:
        """To the next node found."""
        self._window.canvas.overview.finding.go(1)

    def find_previous(self) -> None:
        """To the node found before."""
        self._window.canvas.overview.finding.go(-1)

    def neurons(self) -> None:
        """Draw a dense network as neurons, or node by node."""
        self._session.neurons.toggle()

    def zoom_in(self) -> None:
        """Larger."""
        self._window.canvas.zoom(1)

    def zoom_out(self) -> None:
        """Smaller."""
        self._window.canvas.zoom(-1)

    @cached_property
    def laying_out(self) -> LayingOut:
        """Automatic places for the graph."""
        from tutor.ui.editing.laying_out import LayingOut  # the first paint does without

        made = LayingOut(self._session, self._window.canvas.view, self)
        self._window.closed.connect(made.close)
        return made

    def lay_out(self) -> None:
        """Automatic places for the chosen nodes, or for all."""
        self.laying_out.run()

    def leave_projector(self) -> None:
        """Let go of what is nudged, explained, found or chosen, else leave neuron, editing or projector."""
        if self.put_away():
            return
        if "laying_out" in vars(self) and self.laying_out.is_at_work:
            self.laying_out.cancel()
        elif self._session.nudging.quantity is not None:
            self._session.nudging.stop()
        elif self._session.explaining.needs_card:
            self._session.explaining.leave()
        elif self._window.canvas.overview.is_searching:
            self._window.canvas.overview.finding.close()
        elif self._session.aside.on:
            self._session.aside.close()
        elif self._session.editing.on:
            self._session.editing.let_go()
        else:
            self._window.back_to_the_graph()

    def lesson_panel(self) -> None:
        """Show or hide the lesson, or the palette in its place."""
        self._window.left_side.setVisible(not self._window.left_side.isVisible())

    def side_panel(self) -> None:
        """Show or hide the panels at the right."""
        self._window.tabs.setVisible(not self._window.tabs.isVisible())

    def widen_side(self) -> None:
        """Open the panels at the right wide, or bring them back."""
        self._window.wide_side.toggle()

    def lessons(self) -> None:
        """Show the catalogue."""
        self._window.lessons.show_catalogue()

    def open_file(self) -> None:
        """Choose a file and open it."""
        self._window.files.ask_and_open()

    def import_samples(self) -> None:
        """Ask for a table whose columns become the samples of the inputs."""
        self._take_table(None)

    def _take_table(self, path: Path | None) -> None:
        if not self._session.document.graph.inputs:
            words = self.tr("This graph has no input that samples could go to.")
            self._session.said.emit(words)
        elif not self._session.aside.holds_edits():
            from tutor.ui.sheets.dialog import SheetDialog  # the first paint does without

            dialog = SheetDialog(self._session, self._window.theme, self._window)
            dialog.open()
            if path is not None:
                dialog.read_file(path)

    def open_dropped(self, path: str) -> None:
        """Open a file that was dropped on the window, or take samples from it where it is a table."""
        if Path(path).suffix.lower() in TABLES:
            self._take_table(Path(path))
        else:
            self._window.files.open(path)

    def new_graph(self) -> None:
        """Choose a template, or write the code of a graph, and open it."""
        from tutor.ui.panels.new_graph import NewGraph  # the first paint does without

        dialog = NewGraph(self._window.theme, self._window.files.take, self._window)
        dialog.finished.connect(self._window.canvas.view.setFocus)
        dialog.open()

    def new_window(self) -> None:
        """Open another window, for another file; it is a program of its own."""
        from tutor.ui.another import start_another  # the first paint does without

        if not start_another():
            self._session.said.emit(self.tr("Another window cannot be opened: the program does not start."))

    def exercise(self) -> None:
        """Open another exercise, in the difficulty of the last one."""
        self.open_exercise(self._window.settings.difficulty)

    def edit_lesson(self) -> None:
        """Write the lesson's pages and questions, or end that; from trying it, back to writing."""
        self._window.player.pause()
        self._window.show_projector(False)
        self.writing.toggle()

    @cached_property
    def writing(self) -> Writing:
        """Writing a lesson, at the left of the window."""
        left_side = self._window.left_side
        self._window.closed.connect(left_side.close_work)
        return left_side.writing

    def save_answers(self) -> None:
        """Save the answers to the assignment that is open."""
        self._window.lessons.save_answers()

    def open_exercise(self, difficulty: str) -> None:
        """Open another exercise of this difficulty."""
        self._window.files.open(self._session.modes.exercises.another(difficulty))

    def save(self) -> None:
        """Save the document into its file, or ask for a name."""
        self._window.files.saving.save()

    def save_as(self) -> None:
        """Ask for a name, and save the document there."""
        self._window.files.saving.save_as()

    def export(self) -> None:
        """Make a file for others of what is open: a picture, a handout, slides, a program."""
        from tutor.ui.exporting.dialog import ExportDialog  # the first paint does without

        self._window.player.pause()
        ExportDialog(self._session, self._window.theme, self._window).open()

    def undo(self) -> None:
        """Take the last edit back."""
        self._session.typed.undo()

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._session.typed.redo()

    def copy(self) -> None:
        """Copy the chosen nodes as text."""
        self._window.edit_commands.clipboard.copy()

    def canvas_menu(self) -> None:
        """Open the menu of the selected node."""
        self._window.edit_commands.menu.open_at_selection()

    def history(self) -> None:
        """Show the list of edits, in the Code panel where that is to be had."""
        from tutor.ui.editing.history import show_history  # the first paint does without

        show_history(self._window)

    def keys(self) -> None:
        """Show the sheet of keys."""
        from tutor.ui.window import dialogs  # the first paint does without

        dialogs.keys_sheet(self._window).open()

    def search_commands(self) -> None:
        """Search what can be done."""
        self._window.help.search()

    def tour(self) -> None:
        """Show a newcomer round."""
        self._window.lessons.open(TOUR)

    def whats_this(self) -> None:
        """Say what the next thing clicked is."""
        self._window.help.whats_this()

    def guide(self) -> None:
        """Read the guide, about where one is."""
        self._window.help.guide()

    def about(self) -> None:
        """Show what the program is made of."""
        from tutor.ui.window import dialogs  # the first paint does without

        dialogs.about(self._window).open()

    def reports(self) -> None:
        """Show the folder of the log and the reports in the system's way."""
        from tutor.ui.mishaps.report_folder import show_folder  # the first paint does without

        show_folder(self._window.session.said.emit)

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self._window.close()

    def step_table(self) -> None:
        """Show the table of steps with the keyboard on it, or put it away."""
        self._window.steps.toggle()

    def settings(self) -> None:
        """Show what can be set for the whole program."""
        from tutor.ui.settings_dialog.dialog import SettingsDialog  # the first paint does without

        SettingsDialog(self._window).open()

    def larger_text(self) -> None:
        """The next larger text, of the whole window."""
        self._window.looks.grow_text(1)

    def smaller_text(self) -> None:
        """The next smaller text, of the whole window."""
        self._window.looks.grow_text(-1)

    def motion(self) -> None:
        """Let steps move, or not."""
        self._window.set_motion(not self._window.settings.motion)

    def follow(self) -> None:
        """Let the view follow the step, or not."""
        self._window.set_follow(not self._window.settings.follow)

    def minimap(self) -> None:
        """Show a minimap of graphs that are larger than the view, or none."""
        self._window.set_minimap(not self._window.settings.minimap)

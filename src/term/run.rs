//! The loop: wait for a knock, hear all that have come, tell the app, do its errands, draw once if what is shown
//! has changed. There is no tick: without a knock nothing runs and nothing is sent.

use std::ffi::OsString;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvError, RecvTimeoutError, Sender, channel as pipe};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGHUP, SIGTSTP};
use signal_hook::low_level::emulate_default_handler;

use super::backend::Painter;
use super::caps::{Caps, Env};
use super::gate::Gate;
use super::guard::{Guard, Sent, background};
use super::held::Held;
use super::pace::Pace;
use super::parting::{Last, Parting};
use super::signals::Told;
use super::size::size_of;
use super::{clipboard, input, panic, signals, watcher};
use crate::app::effect::Errand;
use crate::text::Text;
use crate::thread::Thread;

/// The most knocks heard before a frame is drawn, so that a flood cannot freeze the screen.
const MOST: usize = 4096;

/// What the app is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input<M> {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted; it is as it came and must be made displayable.
    Paste(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The area to draw is now of this many columns and rows. Always the first thing told.
    Resize(u16, u16),
    /// A program that was run has ended, or could not be run: a sentence says how where it went badly.
    Returned(Result<(), Text>),
    /// Another thread of the program says something.
    Message(M),
}

/// An errand the terminal can do for the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the screen and return from [`run`].
    Quit,
    /// Leave the screen and stop, as Ctrl-Z does elsewhere; nothing happens where no shell could bring us back.
    Suspend,
    /// Draw the whole screen again, in case something else has written on it.
    Redraw,
    /// Hand the text to the clipboard of the person's machine, where the terminal can.
    Copy(Text),
    /// The same of several lines.
    CopyLines(Arc<Vec<Text>>),
    /// Leave the screen to a program, given with its arguments, and come back when it has ended; then
    /// [`Input::Returned`] is told.
    Run(Vec<OsString>),
}

/// What is to be on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Every cell of the area, from 0, 0.
    pub buffer: Buffer,
    /// Where the cursor blinks, if a person types something.
    pub cursor: Option<Position>,
}

impl From<Buffer> for Frame {
    fn from(buffer: Buffer) -> Frame {
        Frame { buffer, cursor: None }
    }
}

/// What the loop runs.
pub trait App {
    /// What other threads of the program say to it.
    type Message: Send + 'static;
    /// All that decides what is on the screen; a frame is drawn when it differs from the last one's.
    type Shown: PartialEq;

    /// Takes one input and says what is to be done outside.
    fn update(&mut self, input: Input<Self::Message>) -> Vec<Effect>;
    /// What a frame would be drawn from now.
    fn shown(&self) -> Self::Shown;
    /// Draws the whole area.
    fn draw(&self, area: Rect) -> Frame;
    /// Whether it wants to be told of the mouse; the terminal's own selection of text is lost then.
    fn wants_mouse(&self) -> bool {
        false
    }
    /// Bits a second of the line, where the person says so; else what the terminal says.
    fn speed(&self) -> Option<u32> {
        None
    }
    /// Draws, over what is on the screen, what tells where one is while a key is held on a slow line; everything else
    /// follows when it is let go. False where nothing can wait.
    fn draw_held(&self, _shown: &mut Buffer) -> bool {
        false
    }
    /// What is still to be done where a signal ends the process, or the terminal is gone; asked for once, at the start.
    fn parting(&self) -> Option<Last> {
        None
    }
    /// What may be done outside the screen.
    fn gate(&self) -> Gate {
        Gate::default()
    }
}

/// What comes to the door.
pub(super) enum Knock<M> {
    /// The person did something.
    Event(Event),
    /// The size of the terminal changed.
    Winch,
    /// Someone wants us to stop.
    Stop,
    /// We have been stopped and go on.
    Continued,
    /// Another thread says something.
    Message(M),
}

/// Where other threads put messages for the app.
pub struct Outbox<M>(Sender<Knock<M>>);

impl<M> Clone for Outbox<M> {
    fn clone(&self) -> Outbox<M> {
        Outbox(self.0.clone())
    }
}

impl<M> Outbox<M> {
    /// Sends a message; false when nobody listens any more.
    pub fn send(&self, message: M) -> bool {
        self.knock(Knock::Message(message))
    }

    pub(super) fn knock(&self, knock: Knock<M>) -> bool {
        self.0.send(knock).is_ok()
    }
}

/// Where the loop finds them.
pub struct Inbox<M> {
    receiver: Receiver<Knock<M>>,
    outbox: Outbox<M>,
}

impl<M> Inbox<M> {
    /// The next message, for who waits before the loop runs; none when `patience` ran out first.
    pub fn receive(&self, patience: Option<Duration>) -> Option<M> {
        let knock = match patience {
            Some(patience) => self.receiver.recv_timeout(patience).ok(),
            None => self.receiver.recv().ok(),
        };
        match knock {
            Some(Knock::Message(message)) => Some(message),
            Some(Knock::Event(_) | Knock::Winch | Knock::Stop | Knock::Continued) | None => None,
        }
    }
}

/// A way to send messages into the loop, and its end inside.
pub fn channel<M>() -> (Outbox<M>, Inbox<M>) {
    let (sender, receiver) = pipe();
    let outbox = Outbox(sender);
    (outbox.clone(), Inbox { receiver, outbox })
}

/// Runs the app on the terminal until it quits. The first frame is drawn before the screen is entered.
///
/// # Errors
/// When the terminal cannot be entered or is gone; it has been given back as far as it is there.
pub fn run<A: App>(app: &mut A, caps: Caps, env: &Env, inbox: Inbox<A::Message>) -> io::Result<()> {
    let guard = Arc::new(Guard::open(caps, app.wants_mouse(), Parting::new(app.parting()))?);
    panic::guarded(guard.clone());
    let told = signals::watch(guard.clone(), inbox.outbox.clone())?;
    watcher::watch(guard.clone())?;
    let _stay = Stay(guard.clone());
    let app_speed = app.speed();
    let mut session = Session {
        app,
        caps,
        env,
        guard: &guard,
        painter: Painter::new(caps),
        pace: Pace::new(app_speed.unwrap_or_else(|| guard.speed())),
        held: Held::default(),
        area: Rect::ZERO,
        torn: false,
        told,
    };
    session.begin()?;
    input::watch(guard.clone(), inbox.outbox.clone())?;
    session.serve(&inbox.receiver)
}

/// Leaves the screen at the end, however it comes.
struct Stay(Arc<Guard>);

impl Drop for Stay {
    fn drop(&mut self) {
        let _ = self.0.leave();
    }
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Go,
    End,
}

struct Session<'a, A: App> {
    app: &'a mut A,
    caps: Caps,
    env: &'a Env,
    guard: &'a Guard,
    painter: Painter,
    pace: Pace,
    held: Held,
    area: Rect,
    /// Whether what was written last was not finished.
    torn: bool,
    told: Told,
}

impl<A: App> Session<'_, A> {
    fn begin(&mut self) -> io::Result<()> {
        self.come_to_the_front();
        self.measure();
        self.tell_size();
        self.return_to_screen()
    }

    fn serve(&mut self, inbox: &Receiver<Knock<A::Message>>) -> io::Result<()> {
        let mut due = false;
        while let Ok(first) = self.wait(inbox, due) {
            let before = self.app.shown();
            for knock in first.into_iter().chain(inbox.try_iter().take(MOST)) {
                if self.hear(knock)? == Next::End {
                    return self.guard.leave();
                }
            }
            due |= self.painter.is_stale() || self.app.shown() != before;
            let now = Instant::now();
            if (due || self.held.is_over(now)) && self.pace.busy(now).is_none() {
                self.draw()?;
                due = false;
            }
        }
        Ok(())
    }

    /// The next knock; none when a frame is due and the line is free to take it.
    fn wait(
        &self,
        inbox: &Receiver<Knock<A::Message>>,
        due: bool,
    ) -> Result<Option<Knock<A::Message>>, RecvError> {
        let now = Instant::now();
        let held = self.held.left(now).filter(|_| !due);
        if !due && held.is_none() {
            return inbox.recv().map(Some);
        }
        let Some(patience) = self.pace.busy(now).max(held).filter(|left| !left.is_zero()) else {
            // A frame that is due on a free line is drawn at once.
            return Ok(inbox.try_recv().ok());
        };
        match inbox.recv_timeout(patience) {
            Ok(knock) => Ok(Some(knock)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(RecvError),
        }
    }

    fn hear(&mut self, knock: Knock<A::Message>) -> io::Result<Next> {
        Thread::Main.moment();
        self.told.look();
        self.heard(&knock);
        let input = match knock {
            Knock::Event(event) => match input_of(event) {
                Some(input) => {
                    self.held.key(Instant::now());
                    input
                }
                None => return Ok(Next::Go),
            },
            Knock::Message(message) => Input::Message(message),
            Knock::Winch => return self.resize().map(|()| Next::Go),
            Knock::Stop => return self.stop().map(|()| Next::Go),
            Knock::Continued => return self.go_on().map(|()| Next::Go),
        };
        self.tell(input)
    }

    /// Ends the haste with which a knock came. A stop is in a hurry until it has come about.
    fn heard(&self, knock: &Knock<A::Message>) {
        if matches!(knock, Knock::Event(event) if input::is_urgent(event)) {
            self.guard.hurry.heard();
        }
    }

    /// Tells the app and does its errands.
    fn tell(&mut self, input: Input<A::Message>) -> io::Result<Next> {
        let mut next = Next::Go;
        for effect in self.app.update(input) {
            match effect {
                Effect::Quit => next = Next::End,
                Effect::Suspend if self.app.gate().pass(Errand::Suspend).is_err() => {}
                Effect::Suspend => suspend_all(),
                Effect::Redraw => self.painter.forget(),
                Effect::Copy(text) => self.write(&clipboard::copy(text.as_str(), self.caps))?,
                Effect::CopyLines(lines) => {
                    let text: String = lines.iter().map(|line| format!("{}\n", line.as_str())).collect();
                    self.write(&clipboard::copy(&text, self.caps))?;
                }
                Effect::Run(words) => {
                    if self.lend(&words)? == Next::End {
                        next = Next::End;
                    }
                }
            }
        }
        Ok(next)
    }

    /// Lends the terminal to a program and comes back.
    fn lend(&mut self, words: &[OsString]) -> io::Result<Next> {
        let ended = match self.app.gate().pass(Errand::Run) {
            Ok(()) => self.guard.lend(words).map_err(|e| self.vanished(e))?,
            Err(reason) => return self.tell(Input::Returned(Err(reason))),
        };
        if self.measure() {
            self.tell_size();
        }
        let next = self.tell(Input::Returned(ended))?;
        self.return_to_screen()?;
        Ok(next)
    }

    /// Asks for the size; says whether it is another one.
    fn measure(&mut self) -> bool {
        let size = size_of(self.guard.output(), self.env);
        let area = Rect::new(0, 0, size.columns, size.rows);
        std::mem::replace(&mut self.area, area) != area
    }

    fn tell_size(&mut self) {
        // Nothing can be asked of the terminal while its size changes, so the answer is not needed.
        let _ = self.app.update(Input::Resize(self.area.width, self.area.height));
    }

    fn resize(&mut self) -> io::Result<()> {
        self.guard.resized.store(false, Ordering::SeqCst);
        if self.measure() {
            self.tell_size();
        }
        // The terminal has rearranged what it shows, even when it came back to the same size.
        self.painter.forget();
        Ok(())
    }

    /// What is on the screen, and where one is; only while a key is held on a slow line.
    fn held(&self) -> Option<Frame> {
        let waits = self.pace.is_slow() && self.held.is_held(Instant::now());
        let mut frame = self.painter.shown().filter(|_| waits)?.clone();
        let fits = frame.buffer.area == self.area && frame.cursor.is_none();
        (fits && self.app.draw_held(&mut frame.buffer)).then_some(frame)
    }

    fn draw(&mut self) -> io::Result<()> {
        if !self.guard.within() {
            return Ok(());
        }
        let held = self.held();
        self.held.drawn(held.is_some());
        let frame = held.unwrap_or_else(|| self.app.draw(self.area));
        if std::mem::take(&mut self.torn) {
            let sent = self.guard.mend();
            self.sent(sent)?;
        }
        let bytes = self.painter.paint(frame);
        self.pace.sent(bytes.len(), Instant::now());
        let sent = self.guard.write(bytes);
        self.sent(sent)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let sent = self.guard.write(bytes);
        self.sent(sent)
    }

    /// Notes what was not sent whole: nothing is known about the screen then.
    fn sent(&mut self, sent: io::Result<Sent>) -> io::Result<()> {
        if sent.map_err(|e| self.vanished(e))? == Sent::Part {
            self.torn = true;
            self.painter.forget();
        }
        Ok(())
    }

    /// A terminal that does not take bytes because it is gone ends the process as a hang-up does.
    fn vanished(&self, error: io::Error) -> io::Error {
        if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) {
            signals::die(self.guard, SIGHUP);
        }
        error
    }

    /// Gives the terminal back and stops until someone continues us, unless they have done so by now.
    fn stop(&mut self) -> io::Result<()> {
        let is_to_stop = self.told.is_to_stop();
        let left = if is_to_stop { self.guard.leave() } else { Ok(()) };
        self.guard.hurry.heard();
        left?;
        // Who has told us to go on meanwhile is heard of next.
        if is_to_stop && self.told.is_to_stop() {
            halt();
        }
        Ok(())
    }

    /// Stops as long as another job has the terminal: what is found there now is not what a shell would leave us.
    fn come_to_the_front(&mut self) {
        while background(self.guard.input()) {
            self.told.look();
            // A signal that ends us may have come with what let us go on: who hears it must not be stopped.
            if self.guard.is_dying() {
                self.guard.rest_if_dying();
            }
            // The terminal may be ours by now.
            if background(self.guard.input()) && !self.told.look() {
                halt();
            }
        }
    }

    /// Takes the terminal again after a stop.
    fn go_on(&mut self) -> io::Result<()> {
        self.come_to_the_front();
        if self.measure() {
            self.tell_size();
        }
        self.return_to_screen()
    }

    fn return_to_screen(&mut self) -> io::Result<()> {
        self.painter = Painter::new(self.caps).piecemeal(self.pace.is_slow());
        self.held = Held::default();
        let frame = self.app.draw(self.area);
        let bytes = self.painter.paint(frame);
        self.pace.sent(bytes.len(), Instant::now());
        let sent = self.guard.enter(bytes);
        self.torn = false;
        self.sent(sent)
    }
}

/// What the app is told of an event, if anything.
fn input_of<M>(event: Event) -> Option<Input<M>> {
    match event {
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => Some(Input::Mouse(mouse)),
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Stops this process alone.
fn halt() {
    let _ = emulate_default_handler(SIGTSTP);
}

/// Asks the whole job to stop, as Ctrl-Z does; we hear of it as of any other stop. Only where we are a job of a
/// shell: as the first process of a terminal, nobody could ever continue us.
fn suspend_all() {
    if getsid(None).is_ok_and(|session| session != getpgrp()) {
        let _ = kill_current_process_group(Signal::TSTP);
    }
}

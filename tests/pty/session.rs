//! A program in a pseudo-terminal: keys in, screen and bytes out, its end and the modes it leaves.

use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel, sync_channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, ioctl_fionread};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr, ttyname};

use super::modes;

/// How long any condition is waited for. Far more than needed; a test that reaches it has failed.
const DEADLINE: Duration = Duration::from_secs(20);

/// The program these tests are about: it shows a screen when it starts, `j` changes it, `q` ends it.
pub fn explorer() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_dateline"))
}

/// The example behind the same gate that can be made to panic.
pub fn example() -> PathBuf {
    built("gate")
}

/// The program, with a panic in the thread that `DATELINE_PROVOKE` names.
pub fn provoked() -> PathBuf {
    built("provoke")
}

/// Builds the examples beside the program, so that they are never older than the library under test.
fn built(name: &str) -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(build_examples).join(name)
}

fn build_examples() -> PathBuf {
    let profile = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().expect("a folder");
    let target = profile.parent().expect("a target folder");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", "gate", "--example", "provoke", "--target-dir"]).arg(target);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    assert!(cargo.status().expect("cargo runs").success(), "the examples do not build");
    profile.join("examples")
}

/// What became of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It ended with this code.
    Code(i32),
    /// A signal ended it.
    Killed(i32),
    /// It was stopped.
    Stopped,
    /// It goes on after a stop.
    Continued,
}

/// How to start a program.
pub struct Start {
    program: PathBuf,
    args: Vec<OsString>,
    env: Vec<(&'static str, OsString)>,
    size: (u16, u16),
    controlling: bool,
    speed: Option<u32>,
}

impl Start {
    /// That program in an 80x24 terminal of 256 colours with UTF-8.
    pub fn new(program: impl Into<PathBuf>) -> Start {
        let env = vec![("TERM", "xterm-256color".into()), ("LC_ALL", "C.UTF-8".into())];
        Start {
            program: program.into(),
            args: Vec::new(),
            env,
            size: (80, 24),
            controlling: true,
            speed: None,
        }
    }

    /// A script of the shell, in which `$0` is the program.
    pub fn script(text: &str, program: impl Into<PathBuf>) -> Start {
        let args = vec!["-c".into(), text.into(), program.into().into_os_string()];
        Start { args, ..Start::new("/bin/sh") }
    }

    /// With another variable.
    pub fn env(mut self, name: &'static str, value: impl Into<OsString>) -> Start {
        self.env.retain(|(known, _)| *known != name);
        self.env.push((name, value.into()));
        self
    }

    /// With a panic in a thread of [`provoked`] at one of its moments, or with slow ones.
    pub fn provoking(self, what: &str) -> Start {
        self.env("DATELINE_PROVOKE", what)
    }

    /// With an argument.
    pub fn arg(mut self, arg: &str) -> Start {
        self.args.push(arg.into());
        self
    }

    /// In a terminal of another size.
    pub fn size(self, columns: u16, rows: u16) -> Start {
        Start { size: (columns, rows), ..self }
    }

    /// On a line of so many bits a second.
    #[allow(dead_code, reason = "the tests of a slow line are apart")]
    pub fn speed(self, speed: u32) -> Start {
        Start { speed: Some(speed), ..self }
    }

    /// In a terminal that does not control it, and so does not tell it of a hang-up.
    pub fn not_controlled(self) -> Start {
        Start { controlling: false, ..self }
    }

    /// Starts it.
    pub fn run(self) -> Session {
        let (columns, rows) = self.size;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let name = pair.master.tty_name().expect("its name");
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = File::from(open(name, flags, Mode::empty()).expect("its other side"));
        if let Some(speed) = self.speed {
            let mut modes = tcgetattr(&slave).expect("modes");
            modes.set_speed(speed).expect("a speed");
            tcsetattr(&slave, OptionalActions::Now, &modes).expect("modes are set");
        }
        let found = termios(&slave);
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.args);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        self.env.iter().for_each(|(name, value)| command.env(name, value));
        command.set_controlling_tty(self.controlling);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let pid = Pid::from_raw(child.process_id().expect("its number") as i32).expect("above zero");
        let visible = |n: u16| NonZeroU16::new(n.clamp(1, 500)).expect("above zero");
        Session {
            pid,
            bytes: Vec::new(),
            parser: vt100::Parser::new(visible(rows), visible(columns), 0),
            output: read_on(pair.master.try_clone_reader().expect("a reader")),
            keys: pair.master.take_writer().expect("a writer"),
            fates: wait_on(pid),
            master: pair.master,
            slave,
            found,
        }
    }
}

/// A running program and its terminal.
pub struct Session {
    pid: Pid,
    bytes: Vec<u8>,
    parser: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    fates: Receiver<Fate>,
    master: Box<dyn MasterPty + Send>,
    slave: File,
    found: String,
}

/// Reads the terminal; no faster than it is listened to, so that a test can let it stall.
fn read_on(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = sync_channel(0);
    std::thread::spawn(move || {
        let mut chunk = [0; 1024];
        while let Ok(n @ 1..) = reader.read(&mut chunk) {
            if sender.send(chunk[..n].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Waits for whatever happens to the process, until it ends.
fn wait_on(pid: Pid) -> Receiver<Fate> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        while let Ok(Some((_, status))) = waitpid(Some(pid), WaitOptions::UNTRACED | WaitOptions::CONTINUED) {
            let code = status.exit_status().map(Fate::Code);
            let ended = code.or_else(|| status.terminating_signal().map(Fate::Killed));
            let last = ended.is_some();
            let fate = ended.unwrap_or(if status.stopped() { Fate::Stopped } else { Fate::Continued });
            if sender.send(fate).is_err() || last {
                return;
            }
        }
    });
    receiver
}

fn seen(cell: &vt100::Cell) -> String {
    let bg = cell.bgcolor();
    if matches!(cell.contents(), "" | " ") && !cell.underline() && !cell.inverse() {
        return format!("{bg:?}");
    }
    let marks = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
    format!("{} {:?} {bg:?} {marks:?}", cell.contents(), cell.fgcolor())
}

fn termios(slave: &File) -> String {
    format!("{:?}", tcgetattr(slave).expect("modes"))
}

/// Tells which run it was that failed, wherever it did.
pub struct OnFailure(pub String);

impl Drop for OnFailure {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this was {}", self.0);
        }
    }
}

impl Session {
    /// Starts the explorer and waits for its first frame.
    pub fn explorer() -> Session {
        Start::new(explorer()).run().shown()
    }

    /// Waits until a whole frame is on the screen.
    pub fn shown(mut self) -> Session {
        self.until("a first frame", |s| modes::frames(&s.bytes) > 0 && s.screen().alternate_screen());
        self
    }

    /// The screen now.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// What a person sees: each cell with its style, where blanks look alike whatever they were written with.
    pub fn picture(&self) -> Vec<String> {
        let (rows, columns) = self.screen().size();
        let cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
        cells.filter_map(|(y, x)| self.screen().cell(y, x)).map(seen).collect()
    }

    /// The text on the screen now.
    pub fn text(&self) -> String {
        self.screen().contents()
    }

    /// Everything written so far.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Number of the process.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// The terminal for another process that writes to it.
    #[allow(dead_code, reason = "the tests of a slow line are apart")]
    pub fn terminal(&self) -> File {
        let name = ttyname(&self.slave, Vec::new()).expect("its name");
        File::from(
            open(name, OFlags::WRONLY | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).expect("a terminal"),
        )
    }

    /// Whether the terminal would take more bytes from the program.
    pub fn takes_bytes(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut [PollFd::new(&self.slave, PollFlags::OUT)], Some(&now)).expect("it can be asked") > 0
    }

    /// Whether the modes of the line are as found.
    pub fn line_restored(&self) -> bool {
        termios(&self.slave) == self.found
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.keys.flush().expect("the terminal takes keys");
    }

    /// Sends a signal; to nobody if the process has ended meanwhile.
    pub fn signal(&self, signal: Signal) {
        let sent = kill_process(self.pid, signal);
        assert!(matches!(sent, Ok(()) | Err(Errno::SRCH)), "{sent:?}");
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let side = |n| NonZeroU16::new(n).expect("above zero");
        self.parser.screen_mut().set_size(side(rows), side(columns));
        self.resize_unseen(columns, rows);
    }

    /// The same, any size, but for what a person sees.
    pub fn resize_unseen(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("it can be resized");
    }

    /// Reads until the condition holds.
    pub fn until(&mut self, what: &str, condition: impl Fn(&Session) -> bool) {
        let start = Instant::now();
        while !condition(self) {
            if !self.read_until(start + DEADLINE) {
                let (waited, threads) = (start.elapsed(), self.threads());
                panic!(
                    "waited in vain, {waited:?}, for {what}\n{threads}\nthe screen shows:\n{}",
                    self.text()
                );
            }
        }
    }

    /// Sends keys and waits until the screen is another one.
    pub fn send_and_see(&mut self, keys: &str) {
        let before = self.picture();
        self.send(keys);
        self.until("another screen", |s| s.picture() != before);
    }

    /// The next thing that happens to the process, reading meanwhile; and how long it took.
    pub fn fate(&mut self) -> (Fate, Duration) {
        let start = Instant::now();
        loop {
            let soon = Instant::now() + Duration::from_millis(2);
            let open = self.read_until(soon);
            let fate =
                if open { self.fates.try_recv().ok() } else { self.fates.recv_timeout(soon - start).ok() };
            if let Some(fate) = fate {
                let took = start.elapsed();
                self.catch_up();
                return (fate, took);
            }
            let late = start.elapsed() >= DEADLINE;
            assert!(!late, "nothing happened to the process\n{}\n{}", self.threads(), self.text());
        }
    }

    /// How the line is, and what the threads of the process do, where the system tells.
    fn threads(&self) -> String {
        let line = if self.line_restored() { "as found" } else { "taken" };
        let unread = ioctl_fionread(&self.slave);
        let mut told = vec![format!("the line is {line}, unread in it are {unread:?}")];
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid)).into_iter().flatten().flatten();
        for task in tasks {
            let read = |name: &str| std::fs::read_to_string(task.path().join(name)).unwrap_or_default();
            let status = read("status");
            let wanted = ["Name", "State", "SigPnd", "ShdPnd", "SigBlk"];
            let lines = status.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name)));
            told.push(lines.collect::<Vec<_>>().join(", ") + ", waits in " + &read("wchan"));
        }
        told.join("\n")
    }

    /// The next thing that happens to the process while nobody reads what it writes.
    pub fn fate_unread(&mut self) -> (Fate, Duration) {
        let start = Instant::now();
        let fate = self.fates.recv_timeout(DEADLINE).expect("something happens to the process");
        (fate, start.elapsed())
    }

    /// Fails if anything happens to the process within that time, in which nobody reads what it writes.
    pub fn assert_nothing_happens(&self, span: Duration) {
        assert_eq!(self.fates.recv_timeout(span), Err(RecvTimeoutError::Timeout));
    }

    /// Reads all that has been written so far: up to a mark of our own, a NUL, which no terminal shows.
    pub fn catch_up(&mut self) {
        let end = Instant::now() + DEADLINE;
        while (&self.slave).write(b"\0").is_err() {
            assert!(self.read_until(end), "the terminal takes no more bytes");
        }
        // What was typed before may still be echoed, even behind the mark.
        while !self.bytes.contains(&0) {
            assert!(self.read_until(end), "the terminal lost bytes");
        }
        self.bytes.retain(|byte| *byte != 0);
    }

    /// Bytes written within a span of time.
    pub fn bytes_within(&mut self, span: Duration) -> usize {
        let (before, end) = (self.bytes.len(), Instant::now() + span);
        while self.read_until(end) {}
        self.bytes.len() - before
    }

    /// Reads what comes next; false when nothing has come until `end`.
    fn read_until(&mut self, end: Instant) -> bool {
        match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(chunk) => {
                self.parser.process(&chunk);
                self.bytes.extend(chunk);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Fails unless screen, cursor, modes and style are as found.
    pub fn assert_restored(&self) {
        let left = modes::left_changed(&self.bytes);
        assert!(left.is_empty(), "modes left changed: {left:?}");
        assert!(self.line_restored(), "the line was {}\nand is {}", self.found, termios(&self.slave));
        let screen = self.screen();
        let plain = screen.fgcolor() == vt100::Color::Default && screen.bgcolor() == vt100::Color::Default;
        let marks =
            screen.bold() || screen.inverse() || screen.underline() || screen.dim() || screen.italic();
        assert!(plain && !marks, "a style is left on");
    }

    /// Closes the terminal, as when its window is closed or its connection lost.
    pub fn hang_up(self) -> Receiver<Fate> {
        drop(self.output);
        // The reader has the terminal open as well, until it finds that nobody listens: by what it reads next, which
        // is there already where the terminal is full.
        let woken = (&self.slave).write_all(b"\n").map_err(|e| e.kind());
        assert!(matches!(woken, Ok(()) | Err(ErrorKind::WouldBlock)), "{woken:?}");
        self.fates
    }

    /// The same while the terminal is full: the reader is waiting to hand on what it read.
    pub fn hang_up_stalled(self) -> Receiver<Fate> {
        self.fates
    }
}

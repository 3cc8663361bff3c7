//! What a test says though it passes: which cases are absent, and the tables that its figures come to.

use std::fmt::Arguments;
use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};

static TURN: Mutex<()> = Mutex::new(());

/// Writes a line to the terminal itself: what `println!` and `eprintln!` write, the test harness keeps to itself.
#[macro_export]
macro_rules! say {
    ($($said:tt)*) => { $crate::line(format_args!($($said)*)) };
}

/// What [`say!`] does.
pub fn line(said: Arguments<'_>) {
    std::io::stderr().write_all(format!("{said}\n").as_bytes()).unwrap();
}

/// Begins a page of lines on a line of its own; no other page breaks into it while the guard is held.
pub fn page() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    say!("");
    turn
}

//! Work of the core beside the interpreter: other threads of Python run meanwhile, and Ctrl-C stops it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use attain::interrupt;
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

/// How often Python is asked whether somebody wants the work to stop; it answers in microseconds.
const EVERY: Duration = Duration::from_millis(40);

/// How many objects are made for Python, or taken from it, before others have their turn.
const MANY: usize = 1024;

/// Does work without the interpreter's lock, and gives it up where a signal raises an exception.
///
/// Results do not depend on the clock that is read here: it says when to ask, and nothing else.
pub fn alone<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    py.detach(|| {
        let raised = Rc::new(RefCell::new(None));
        let (told, last) = (Rc::clone(&raised), Cell::new(Instant::now()));
        let asked = move || {
            // The first exception counts, however often the work is asked on its way out.
            if told.borrow().is_some() {
                return true;
            }
            if last.get().elapsed() < EVERY {
                return false;
            }
            told.replace(Python::attach(|py| py.check_signals()).err());
            last.set(Instant::now());
            told.borrow().is_some()
        };
        let done = interrupt::unless(asked, work);
        match raised.take() {
            Some(raised) => Err(raised),
            None => done.map_err(|_| PyKeyboardInterrupt::new_err(())),
        }
    })
}

/// Collects what is made for Python one by one, which needs its lock; a signal stops it, and a thread that waits for the
/// lock has its turn.
pub fn collected<T>(py: Python<'_>, items: impl IntoIterator<Item = PyResult<T>>) -> PyResult<Vec<T>> {
    let mut all = Vec::new();
    for item in items {
        turn(py, all.len())?;
        all.push(item?);
    }
    Ok(all)
}

/// Gives way after every so many objects, as Python does between its own instructions.
pub fn turn(py: Python<'_>, made: usize) -> PyResult<()> {
    if made % MANY == MANY - 1 {
        py.check_signals()?;
        py.detach(|| ());
    }
    Ok(())
}

//! Work that can be called off: asked between two stretches of a text, two rows of a table, two targets of a plan.
//!
//! The core knows no clock, no signal and no thread. Whoever starts long work says when to give it up, and [`check`] stands
//! in every loop that grows with its input. Nobody who does not ask for it sees any of this: signatures stay as they are.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

thread_local! {
    static ASKED: RefCell<Option<Rc<dyn Fn() -> bool>>> = const { RefCell::new(None) };
}

/// The work was called off, and what it had made so far is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work was called off")]
pub struct Interrupted;

/// Does work on this thread, and gives it up as soon as it is asked to.
///
/// `asked` is called very often, so it answers from memory most times, and looks at a clock or a flag. Files are not affected:
/// they are written in one piece behind the work. Work is given up by unwinding, without a message; a program that is built
/// with `panic = "abort"` does it to the end.
///
/// # Errors
/// [`Interrupted`] where `asked` said yes.
///
/// # Examples
/// ```
/// use attain::interrupt::{self, Interrupted};
/// use attain::{Figure, Locale, Observation, Plan};
///
/// let plan = Plan::from_toml("format = 1\nname = \"2024\"\n[[target]]\nindicator = \"CPI\"\ngoal = \"at most 4%\"")?;
/// let results = [Observation::new("CPI", Figure::read("3.25%", Locale::En)?)];
/// assert!(interrupt::unless(|| false, || plan.assess(&results)).is_ok());
/// assert_eq!(interrupt::unless(|| true, || plan.assess(&results)).unwrap_err(), Interrupted);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn unless<T>(asked: impl Fn() -> bool + 'static, work: impl FnOnce() -> T) -> Result<T, Interrupted> {
    let _before = Before(ASKED.replace(Some(Rc::new(asked))));
    // What the work had borrowed is only read, and what it had made is dropped, so nothing half-done is seen.
    catch_unwind(AssertUnwindSafe(work)).map_err(|thrown| match thrown.downcast::<Interrupted>() {
        Ok(interrupted) => *interrupted,
        Err(other) => resume_unwind(other),
    })
}

/// Gives the work up where [`unless`] is told to; anywhere else nothing.
///
/// For loops of one's own within such work. It never stands where a lock is held or a shared table is made.
pub fn check() {
    let asked = ASKED.with_borrow(Option::clone);
    // What is taken down already is not called off again: a second unwinding would end the program.
    if cfg!(panic = "unwind") && !std::thread::panicking() && asked.is_some_and(|asked| asked()) {
        resume_unwind(Box::new(Interrupted));
    }
}

/// Whether what [`catch_unwind`] caught is work given up, which is to be passed on with [`resume_unwind`].
#[must_use]
pub fn is_interrupt(thrown: &(dyn std::any::Any + Send)) -> bool {
    thrown.is::<Interrupted>()
}

/// Calls [`check`] before every item.
pub(crate) fn checked<I: IntoIterator>(items: I) -> impl Iterator<Item = I::Item> {
    items.into_iter().inspect(|_| check())
}

/// Puts back what was asked before, however the work ends.
struct Before(Option<Rc<dyn Fn() -> bool>>);

impl Drop for Before {
    fn drop(&mut self) {
        ASKED.set(self.0.take());
    }
}

//! The figures of a report while it is read.

use std::thread;

use crate::reading::Draft;

/// From this many on, taking them apart is felt.
const MANY: usize = 10_000;

/// The figures that were found so far.
#[derive(Default)]
pub(crate) struct Drafts(pub(crate) Vec<Draft>);

impl Drop for Drafts {
    /// Who calls work off does not want to wait for a million figures to be taken apart: another thread does it.
    fn drop(&mut self) {
        if thread::panicking() && self.0.len() > MANY {
            let left = std::mem::take(&mut self.0);
            // Where there are no threads, it is done here.
            let _ = thread::Builder::new().spawn(move || drop(left));
        }
    }
}

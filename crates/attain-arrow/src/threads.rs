//! Work spread over threads: what is made of it comes in the order of the work, whichever thread did it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use attain::interrupt;

/// Returns how many threads are meant; 0 is as many as the machine has.
pub(crate) fn count(asked: usize) -> usize {
    match asked {
        0 => thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    }
}

/// The steps of a loop that cost less than asking whether the work is called off: now and then one asks.
#[derive(Debug, Default)]
pub(crate) struct Steps(u32);

impl Steps {
    #[inline]
    pub(crate) fn step(&mut self) {
        self.0 = self.0.wrapping_add(1);
        if self.0.trailing_zeros() >= 14 {
            interrupt::check();
        }
    }
}

/// Whether threads go on: until one of them has left, done or called off.
#[derive(Debug, Default)]
pub(crate) struct Going {
    left: AtomicBool,
}

impl Going {
    /// Whether another piece is begun. Work that is called off is given up here, on the thread that is asked.
    pub(crate) fn on(&self) -> bool {
        interrupt::check();
        !self.left.load(Ordering::Relaxed)
    }
}

/// Says that a thread has left, however it did.
struct Leaving<'a>(&'a Going);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.left.store(true, Ordering::Relaxed);
    }
}

/// Does the same work on so many threads, this one among them; what each has made comes together in any order.
///
/// Each leaves when no piece is left to begin; those that were begun are done then.
pub(crate) fn each<T: Send>(threads: usize, work: impl Fn(&Going) -> Vec<T> + Sync) -> Vec<T> {
    let going = Going::default();
    let run = || {
        let _leaving = Leaving(&going);
        work(&going)
    };
    thread::scope(|scope| {
        // Where the system gives no more threads, those that there are do it.
        let others: Vec<_> = (1..threads).map_while(|_| thread::Builder::new().spawn_scoped(scope, run).ok()).collect();
        let mut made = run();
        for other in others {
            match other.join() {
                Ok(done) => made.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    })
}

/// Returns what is made of every piece, in their order.
pub(crate) fn share<T: Send>(pieces: usize, threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let mut made = each(threads.min(pieces).max(1), |going| {
        let mut done = Vec::new();
        while going.on() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= pieces {
                break;
            }
            done.push((at, work(at)));
        }
        done
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

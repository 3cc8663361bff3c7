//! Memory for results, used again: fresh pages cost more than the verdicts that are written to them.

use std::sync::{Arc, LazyLock, Mutex};

use arrow_buffer::{Buffer, MutableBuffer};

/// Memory that results gave back, up to a limit.
///
/// A result keeps its memory as long as any array of it lives, wherever it went; then it comes back here.
#[derive(Debug)]
pub struct Pool {
    kept: Mutex<Kept>,
    limit: usize,
}

#[derive(Debug, Default)]
struct Kept {
    buffers: Vec<MutableBuffer>,
    bytes: usize,
}

impl Pool {
    /// Returns an empty pool that keeps as many bytes at most.
    #[must_use]
    pub fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self { kept: Mutex::default(), limit })
    }

    /// Returns the pool of the process, which keeps 1 GiB at most.
    #[must_use]
    pub fn shared() -> Arc<Self> {
        static SHARED: LazyLock<Arc<Pool>> = LazyLock::new(|| Pool::new(1 << 30));
        SHARED.clone()
    }

    /// Returns how many bytes wait to be used again.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.kept.lock().map_or(0, |kept| kept.bytes)
    }

    /// Gives the waiting memory back to the system.
    pub fn clear(&self) {
        if let Ok(mut kept) = self.kept.lock() {
            *kept = Kept::default();
        }
    }

    /// Returns memory of a length, with anything in it.
    pub(crate) fn take(self: &Arc<Self>, bytes: usize) -> Memory {
        // Whole lines of the cache, so that the memory can be seen as numbers of any width.
        let bytes = bytes.next_multiple_of(64);
        let found = self.kept.lock().ok().and_then(|mut kept| {
            // The smallest that is large enough, if it is not out of proportion.
            let fits = |b: &MutableBuffer| b.len() >= bytes && b.len() / 2 <= bytes.max(4096);
            let (at, _) = kept.buffers.iter().enumerate().filter(|(_, b)| fits(b)).min_by_key(|(_, b)| b.len())?;
            let buffer = kept.buffers.swap_remove(at);
            kept.bytes -= buffer.len();
            Some(buffer)
        });
        Memory { buffer: found.unwrap_or_else(|| MutableBuffer::from_len_zeroed(bytes)), bytes, pool: Arc::clone(self) }
    }
}

/// A piece of memory that goes back to its pool when it is no longer needed.
#[derive(Debug)]
pub(crate) struct Memory {
    buffer: MutableBuffer,
    bytes: usize,
    pool: Arc<Pool>,
}

impl Memory {
    /// The bytes, to write.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.buffer.as_slice_mut()[..self.bytes]
    }

    /// The same as numbers of a type.
    pub(crate) fn typed_mut<T: arrow_buffer::ArrowNativeType>(&mut self) -> &mut [T] {
        &mut self.buffer.typed_data_mut::<T>()[..self.bytes / size_of::<T>()]
    }

    /// The memory as a buffer of Arrow, of as many bytes.
    pub(crate) fn freeze(self, bytes: usize) -> Buffer {
        Buffer::from(bytes::Bytes::from_owner(self)).slice_with_length(0, bytes)
    }
}

impl AsRef<[u8]> for Memory {
    fn as_ref(&self) -> &[u8] {
        &self.buffer.as_slice()[..self.bytes]
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        let buffer = std::mem::take(&mut self.buffer);
        if let Ok(mut kept) = self.pool.kept.lock()
            && kept.bytes + buffer.len() <= self.pool.limit
        {
            kept.bytes += buffer.len();
            kept.buffers.push(buffer);
        }
    }
}

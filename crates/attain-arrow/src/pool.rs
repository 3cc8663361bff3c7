//! Memory for results, used again: fresh pages cost more than the verdicts that are written to them.

use std::sync::{Arc, LazyLock, Mutex};

use arrow_buffer::Buffer;
use bytemuck::Pod;
use memmap2::MmapMut;

/// From this many bytes on, memory is mapped from the system in pages as large as it has.
const MAPPED: usize = 1 << 21;

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
    pieces: Vec<Piece>,
    bytes: usize,
}

/// A piece of memory, aligned to 64 bytes.
#[derive(Debug)]
enum Piece {
    Small(Box<[Line]>),
    Large(MmapMut),
}

/// A line of the cache.
#[derive(Clone, Copy, Debug, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C, align(64))]
struct Line([u8; 64]);

impl Piece {
    fn new(bytes: usize) -> Self {
        // Where the system maps nothing more, the allocator says what there is to say.
        match (bytes >= MAPPED).then(|| MmapMut::map_anon(bytes)) {
            Some(Ok(map)) => {
                // Large pages are a wish: without them everything is the same, only slower.
                #[cfg(target_os = "linux")]
                let _ = map.advise(memmap2::Advice::HugePage);
                Self::Large(map)
            }
            _ => Self::Small(vec![Line([0; 64]); bytes.div_ceil(64)].into_boxed_slice()),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Small(lines) => bytemuck::cast_slice(lines),
            Self::Large(map) => map,
        }
    }

    fn bytes_mut(&mut self) -> &mut [u8] {
        match self {
            Self::Small(lines) => bytemuck::cast_slice_mut(lines),
            Self::Large(map) => map,
        }
    }
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
            let length = |piece: &Piece| piece.bytes().len();
            let fits = |piece: &Piece| length(piece) >= bytes && length(piece) / 2 <= bytes.max(4096);
            let (at, _) = kept.pieces.iter().enumerate().filter(|(_, p)| fits(p)).min_by_key(|(_, p)| length(p))?;
            let piece = kept.pieces.swap_remove(at);
            kept.bytes -= length(&piece);
            Some(piece)
        });
        Memory { piece: Some(found.unwrap_or_else(|| Piece::new(bytes))), bytes, pool: Arc::clone(self) }
    }
}

/// A piece of memory that goes back to its pool when it is no longer needed.
#[derive(Debug)]
pub(crate) struct Memory {
    /// There until it is given back.
    piece: Option<Piece>,
    bytes: usize,
    pool: Arc<Pool>,
}

impl Memory {
    /// The bytes, to write.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        self.piece.as_mut().map_or(&mut [], |piece| &mut piece.bytes_mut()[..self.bytes])
    }

    /// The same as numbers of a type.
    pub(crate) fn typed_mut<T: Pod>(&mut self) -> &mut [T] {
        bytemuck::cast_slice_mut(self.bytes_mut())
    }

    /// The memory as a buffer of Arrow, of as many bytes.
    pub(crate) fn freeze(self, bytes: usize) -> Buffer {
        Buffer::from(bytes::Bytes::from_owner(self)).slice_with_length(0, bytes)
    }
}

impl AsRef<[u8]> for Memory {
    fn as_ref(&self) -> &[u8] {
        self.piece.as_ref().map_or(&[], |piece| &piece.bytes()[..self.bytes])
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if let (Some(piece), Ok(mut kept)) = (self.piece.take(), self.pool.kept.lock())
            && kept.bytes + piece.bytes().len() <= self.pool.limit
        {
            kept.bytes += piece.bytes().len();
            kept.pieces.push(piece);
        }
    }
}

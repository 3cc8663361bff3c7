//! A producer of Arrow's C stream interface that says what it is told, true or not, and counts how often it is released.
//!
//! What a consumer cannot check is kept true here: memory is as long as its struct says it is, where the struct says it. So
//! each byte that is read beyond is a fault of the consumer, which AddressSanitizer sees, and so is each use after a release.
#![allow(unsafe_code, reason = "the structs of a standard in C")]

use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ffi::{CString, c_char, c_int, c_void};
use std::ptr::{null, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;

/// How often each struct was handed out and given back, and what a consumer must never do.
#[derive(Debug, Default)]
pub struct Counts {
    /// Structs handed out: schemas, arrays, streams.
    pub given: AtomicUsize,
    /// Structs given back.
    pub released: AtomicUsize,
    /// Children that were given back by themselves, and calls after an error or after the end.
    pub wrong: AtomicUsize,
}

impl Counts {
    fn add(to: &AtomicUsize) {
        to.fetch_add(1, Ordering::Relaxed);
    }

    /// Panics unless all was given back once, and nothing else was.
    pub fn settled(&self) {
        let [given, released, wrong] = [&self.given, &self.released, &self.wrong].map(|n| n.load(Ordering::Relaxed));
        assert_eq!((given, wrong), (released, 0), "given, and used wrongly; released, and nothing used wrongly");
    }
}

/// What a schema says.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    pub format: Option<Vec<u8>>,
    pub name: Option<Vec<u8>>,
    pub metadata: Option<Vec<u8>>,
    pub flags: i64,
    /// None is a null pointer among the children.
    pub children: Vec<Option<Schema>>,
    /// How often the children are listed, the same pointers each time.
    pub times: usize,
    /// The count that it says, where it is not that of its children; then they are null.
    pub n_children: Option<i64>,
    pub dictionary: Option<Box<Schema>>,
    /// It was released before.
    pub released: bool,
}

/// What an array says.
#[derive(Clone, Debug, Default)]
pub struct Array {
    pub length: i64,
    pub null_count: i64,
    pub offset: i64,
    /// None is a null pointer among the buffers.
    pub buffers: Vec<Option<Vec<u8>>>,
    /// Bytes by which the buffers begin beside a round address.
    pub askew: usize,
    /// The count that it says, where it is not that of its buffers; then they are null.
    pub n_buffers: Option<i64>,
    pub children: Vec<Option<Array>>,
    pub n_children: Option<i64>,
    pub dictionary: Option<Box<Array>>,
    pub released: bool,
}

/// What a stream does, call by call.
#[derive(Clone, Debug, Default)]
pub struct Stream {
    /// The schema, or the code of a failure.
    pub schema: Option<Result<Schema, c_int>>,
    /// The arrays, or the code of a failure; None is a callback that is null.
    pub arrays: Option<Vec<Result<Array, c_int>>>,
    /// What it says of a failure.
    pub said: Option<Vec<u8>>,
    /// The callback that tells is null.
    pub mute: bool,
    pub released: bool,
}

#[repr(C)]
struct CSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *const *const CSchema,
    dictionary: *const CSchema,
    release: Option<unsafe extern "C" fn(*mut CSchema)>,
    private_data: *mut c_void,
}

#[repr(C)]
struct CArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const u8,
    children: *const *const CArray,
    dictionary: *const CArray,
    release: Option<unsafe extern "C" fn(*mut CArray)>,
    private_data: *mut c_void,
}

#[repr(C)]
struct CStream {
    get_schema: Option<unsafe extern "C" fn(*mut CStream, *mut CSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut CStream, *mut CArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut CStream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut CStream)>,
    private_data: *mut c_void,
}

/// Memory of exactly that many bytes, at a multiple of 64 or so many bytes beside it.
struct Memory {
    at: *mut u8,
    layout: Layout,
    askew: usize,
}

impl Memory {
    fn of(bytes: &[u8], askew: usize) -> Self {
        let layout = Layout::from_size_align(bytes.len() + askew, 64).unwrap();
        // One byte more where there is none, which nobody may read but no pointer is null for.
        let layout = if layout.size() == 0 { Layout::from_size_align(1, 64).unwrap() } else { layout };
        // SAFETY: the layout has a size; the bytes fit in it behind the first ones.
        let at = unsafe {
            let at = alloc_zeroed(layout);
            assert!(!at.is_null());
            at.add(askew).copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            at
        };
        Self { at, layout, askew }
    }

    fn start(&self) -> *const u8 {
        // SAFETY: within the memory, or at its end.
        unsafe { self.at.add(self.askew) }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: allocated with this layout.
        unsafe { dealloc(self.at, self.layout) };
    }
}

/// What a struct points to, for as long as it is not released.
#[allow(clippy::vec_box, reason = "pointers to the children stay good while the list grows")]
#[derive(Default)]
struct Held {
    counts: Arc<Counts>,
    texts: Vec<CString>,
    memory: Vec<Memory>,
    buffers: Box<[*const u8]>,
    schemas: Vec<Box<(CSchema, Held)>>,
    schema_pointers: Box<[*const CSchema]>,
    arrays: Vec<Box<(CArray, Held)>>,
    array_pointers: Box<[*const CArray]>,
}

fn text(bytes: &Option<Vec<u8>>, held: &mut Held) -> *const c_char {
    let Some(bytes) = bytes else { return null() };
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    held.texts.push(CString::new(bytes).unwrap());
    held.texts.last().unwrap().as_ptr()
}

fn schema_of(said: &Schema, counts: &Arc<Counts>) -> (CSchema, Held) {
    let mut held = Held { counts: counts.clone(), ..Held::default() };
    let mut child = |said: &Schema| -> *const CSchema {
        held.schemas.push(Box::new(schema_of(said, counts)));
        &raw const held.schemas.last().unwrap().0
    };
    let pointers: Vec<_> = said.children.iter().map(|of| of.as_ref().map_or(null(), &mut child)).collect();
    let dictionary = said.dictionary.as_deref().map_or(null(), &mut child);
    held.schema_pointers = pointers.repeat(said.times.max(1)).into();
    let metadata = said.metadata.as_ref().map_or(null(), |bytes| {
        held.memory.push(Memory::of(bytes, 0));
        held.memory.last().unwrap().start().cast()
    });
    let told = CSchema {
        format: text(&said.format, &mut held),
        name: text(&said.name, &mut held),
        metadata,
        flags: said.flags,
        n_children: said.n_children.unwrap_or(held.schema_pointers.len() as i64),
        children: if said.n_children.is_some() { null() } else { held.schema_pointers.as_ptr() },
        dictionary,
        release: (!said.released).then_some(child_schema_released as _),
        private_data: null_mut(),
    };
    (told, held)
}

fn array_of(said: &Array, counts: &Arc<Counts>) -> (CArray, Held) {
    let mut held = Held { counts: counts.clone(), ..Held::default() };
    let mut child = |said: &Array| -> *const CArray {
        held.arrays.push(Box::new(array_of(said, counts)));
        &raw const held.arrays.last().unwrap().0
    };
    held.array_pointers = said.children.iter().map(|of| of.as_ref().map_or(null(), &mut child)).collect();
    let dictionary = said.dictionary.as_deref().map_or(null(), &mut child);
    let buffers = said.buffers.iter().map(|bytes| {
        let Some(bytes) = bytes else { return null() };
        held.memory.push(Memory::of(bytes, said.askew));
        held.memory.last().unwrap().start()
    });
    held.buffers = buffers.collect();
    let told = CArray {
        length: said.length,
        null_count: said.null_count,
        offset: said.offset,
        n_buffers: said.n_buffers.unwrap_or(held.buffers.len() as i64),
        n_children: said.n_children.unwrap_or(held.array_pointers.len() as i64),
        buffers: if said.n_buffers.is_some() { null() } else { held.buffers.as_ptr() },
        children: if said.n_children.is_some() { null() } else { held.array_pointers.as_ptr() },
        dictionary,
        release: (!said.released).then_some(child_array_released as _),
        private_data: null_mut(),
    };
    (told, held)
}

/// Gives a struct the release of a base: what it holds goes with it. One that was released before is left so.
macro_rules! handed_out {
    ($told:expr, $release:ident) => {{
        let (mut told, held) = $told;
        if told.release.is_some() {
            Counts::add(&held.counts.given);
            told.release = Some($release);
            told.private_data = Box::into_raw(Box::new(held)).cast();
        }
        told
    }};
}

macro_rules! releases {
    ($base:ident, $child:ident, $of:ty) => {
        unsafe extern "C" fn $base(told: *mut $of) {
            // SAFETY: called with what was handed out, whose private data is the box that was made there.
            let held = unsafe { Box::from_raw((*told).private_data.cast::<Held>()) };
            Counts::add(&held.counts.released);
            // SAFETY: as above.
            unsafe { (*told).release = None };
        }

        unsafe extern "C" fn $child(_: *mut $of) {
            panic!("a child is released with its parent, and not by itself");
        }
    };
}

releases!(schema_released, child_schema_released, CSchema);
releases!(array_released, child_array_released, CArray);

/// What a stream holds: what is left to come.
struct Left {
    stream: Stream,
    counts: Arc<Counts>,
    said: Option<CString>,
    /// It has failed or ended, and only its error may be asked for.
    over: bool,
}

/// What a stream holds.
///
/// # Safety
/// The stream was made here and is not released.
unsafe fn left<'a>(stream: *mut CStream) -> &'a mut Left {
    // SAFETY: as the caller says.
    unsafe { &mut *(*stream).private_data.cast::<Left>() }
}

unsafe extern "C" fn get_schema(stream: *mut CStream, out: *mut CSchema) -> c_int {
    // SAFETY: called with the stream, as long as it is not released.
    let left = unsafe { left(stream) };
    if left.over {
        Counts::add(&left.counts.wrong);
    }
    let told = match left.stream.schema.clone() {
        Some(Ok(schema)) => handed_out!(schema_of(&schema, &left.counts), schema_released),
        other => {
            left.over = true;
            return other.map_or(5, |failed| failed.unwrap_err());
        }
    };
    // SAFETY: the place is the caller's, for a struct that needs no release.
    unsafe { out.write(told) };
    0
}

unsafe extern "C" fn get_next(stream: *mut CStream, out: *mut CArray) -> c_int {
    // SAFETY: as for the schema.
    let left = unsafe { left(stream) };
    if left.over {
        Counts::add(&left.counts.wrong);
    }
    let arrays = left.stream.arrays.as_mut();
    let told = match arrays.and_then(|arrays| (!arrays.is_empty()).then(|| arrays.remove(0))) {
        Some(Ok(array)) => handed_out!(array_of(&array, &left.counts), array_released),
        Some(Err(code)) => {
            left.over = true;
            return code;
        }
        None => array_of(&Array { released: true, ..Array::default() }, &left.counts).0,
    };
    left.over |= told.release.is_none();
    // SAFETY: as for the schema.
    unsafe { out.write(told) };
    0
}

unsafe extern "C" fn get_last_error(stream: *mut CStream) -> *const c_char {
    // SAFETY: as for the schema.
    unsafe { left(stream) }.said.as_ref().map_or(null(), |said| said.as_ptr())
}

unsafe extern "C" fn stream_released(stream: *mut CStream) {
    // SAFETY: as for the schema; the box was made with the stream.
    let left = unsafe { Box::from_raw((*stream).private_data.cast::<Left>()) };
    Counts::add(&left.counts.released);
    // SAFETY: as above.
    unsafe { (*stream).release = None };
}

/// Hands out a stream.
pub fn stream(said: Stream, counts: &Arc<Counts>) -> FFI_ArrowArrayStream {
    let mut text = Held::default();
    self::text(&said.said, &mut text);
    let mut told = CStream {
        get_schema: said.schema.is_some().then_some(get_schema as _),
        get_next: said.arrays.is_some().then_some(get_next as _),
        get_last_error: (!said.mute).then_some(get_last_error as _),
        release: None,
        private_data: null_mut(),
    };
    if !said.released {
        Counts::add(&counts.given);
        told.release = Some(stream_released);
        let left = Left { stream: said, counts: counts.clone(), said: text.texts.pop(), over: false };
        told.private_data = Box::into_raw(Box::new(left)).cast();
    }
    // SAFETY: the same struct of the same standard; what is left behind is marked released.
    unsafe { FFI_ArrowArrayStream::from_raw((&raw mut told).cast()) }
}

/// Hands out a schema.
pub fn schema(said: &Schema, counts: &Arc<Counts>) -> FFI_ArrowSchema {
    let mut told = handed_out!(schema_of(said, counts), schema_released);
    // SAFETY: as for the stream.
    unsafe { FFI_ArrowSchema::from_raw((&raw mut told).cast()) }
}

/// Hands out an array.
pub fn array(said: &Array, counts: &Arc<Counts>) -> FFI_ArrowArray {
    let mut told = handed_out!(array_of(said, counts), array_released);
    // SAFETY: as for the stream.
    unsafe { FFI_ArrowArray::from_raw((&raw mut told).cast()) }
}

//! Reading, cloning, comparing and adding the quantities of everyday plans allocate nothing.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use attain::{Locale, Quantity};

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something allocates.
fn allocations(mut act: impl FnMut()) -> usize {
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    act();
    ALLOCATIONS.load(Ordering::Relaxed) - before
}

// One test alone, so that no other thread allocates meanwhile.
#[test]
fn the_common_case_allocates_nothing() {
    let cases = [
        ("17.500 tỷ đồng", "446 tỷ đồng", Locale::Vi),
        ("8,05%", "0,8 điểm %", Locale::Vi),
        ("51 triệu đồng/người/năm", "2,5 triệu đồng/người/năm", Locale::Vi),
        ("23 nghìn người", "1.250 người", Locale::Vi),
        ("10 bác sĩ/1 vạn dân", "0,5 bác sĩ/1 vạn dân", Locale::Vi),
        ("825 tỷ 776 triệu đồng", "1 tỷ đồng", Locale::Vi),
        ("17,500 billion VND", "446 billion VND", Locale::En),
        ("VND 17,500 billion", "446 billion VND", Locale::En),
        ("23 thousand people", "500 people", Locale::En),
    ];
    for (text, more, locale) in cases {
        // The vocabulary is built once, by the first reading.
        let (first, second) = (Quantity::read(text, locale).unwrap(), Quantity::read(more, locale).unwrap());
        let read = allocations(|| drop(black_box(Quantity::read(black_box(text), locale))));
        assert_eq!(read, 0, "reading `{text}`");
        assert_eq!(allocations(|| drop(black_box(first.clone()))), 0, "cloning `{text}`");
        assert_eq!(allocations(|| drop(black_box(first.checked_cmp(&first)))), 0, "comparing `{text}`");
        assert_eq!(allocations(|| assert!(black_box(&first) != black_box(&second))), 0, "equality of `{text}`");
        assert_eq!(allocations(|| drop(black_box(first.checked_add(&second)))), 0, "adding to `{text}`");
    }
}

#!/bin/sh
# Runs the tables that lie to the package of Python under AddressSanitizer, with the interpreter that is named.
#
# The runtime of the sanitizer must be there before the interpreter, so it is the one of the C compiler that is loaded first;
# leaks are not looked for, because the interpreter keeps what it has until it ends.
set -eu
cd "$(dirname "$0")/.."
python=$PWD/$1
runtime=$(gcc -print-file-name=libasan.so 2> /dev/null || true)
case $runtime in
/*) runtime=$(readlink -f "$runtime") ;;
*)
	echo "skipped: gcc and its libasan are not there, so the package of Python does not run under AddressSanitizer" >&2
	exit 0
	;;
esac
host=$(rustc -vV | sed -n 's/^host: //p')
out=$PWD/target/sanitize
RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=address cargo build --quiet --package attain-python --target "$host" --target-dir "$out"
# A package of its own, so that the one that is installed stays as it is.
rm -rf "$out/python"
mkdir -p "$out/python"
cp -R python/attain "$out/python/attain"
rm -f "$out/python/attain/"_attain.*so
cp "$out/$host/debug/lib_attain.so" "$out/python/attain/_attain.abi3.so"
LD_PRELOAD=$runtime ASAN_OPTIONS=detect_leaks=0 PYTHONPATH=$out/python PYTHONMALLOC=malloc \
	"$python" -m pytest --quiet -p no:cacheprovider --override-ini=pythonpath= tests/python/test_columns_hostile.py

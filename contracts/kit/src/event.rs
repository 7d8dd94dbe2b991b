//! Writing an event of an interface.

/// Emits an event of the interface that is in scope as `abi`: its name, the indexed words, the others.
#[macro_export]
macro_rules! emit {
    ($event:ident, [$($topic:expr),* $(,)?], [$($word:expr),* $(,)?]) => {
        $crate::host::emit(
            &[
                <abi::$event as $crate::__sol_types::SolEvent>::SIGNATURE_HASH,
                $($crate::words::Word::word(&$topic)),*
            ],
            &[$($crate::words::Word::word(&$word)),*],
        )
    };
}

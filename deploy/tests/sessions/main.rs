//! Sessions against a node by JSON-RPC alone, as a user has them: with `cast` and with alloy. The one with viem is
//! `typescript/test/session.test.ts`.

mod alloy;
mod cast;
mod node;

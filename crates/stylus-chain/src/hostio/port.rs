//! How a program asks the EVM for something: the host call parks its request and the frame's loop answers it.
//!
//! A program runs on a fiber and its store cannot borrow the EVM, so whatever needs the EVM's state suspends the
//! fiber.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use alloy_primitives::{Address, B256, Bytes, U256};

use crate::trace::HostCall;

/// Which kind of call a program makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// `call_contract`
    Call,
    /// `delegate_call_contract`
    Delegate,
    /// `static_call_contract`
    Static,
}

/// What a program wants from the EVM.
#[derive(Clone, Debug)]
pub enum Request {
    /// Value of a slot.
    Load(B256),
    /// Writes slots, with so much gas.
    Flush { slots: Vec<(B256, B256)>, gas: u64 },
    /// Value of a transient slot.
    TransientLoad(B256),
    /// Writes a transient slot.
    TransientStore(B256, B256),
    /// Calls a contract. `gas_left` is the caller's, `gas_wanted` what it would give.
    Call { kind: CallKind, address: Address, data: Bytes, value: U256, gas_left: u64, gas_wanted: u64 },
    /// Creates a contract, with a salt by `CREATE2`.
    Create { code: Bytes, endowment: U256, salt: Option<B256>, gas_left: u64 },
    /// Emits an event.
    Log { topics: Vec<B256>, data: Bytes },
    /// Balance of an account.
    Balance(Address),
    /// Code of an account.
    Code(Address),
    /// Code hash of an account, zero if there is no account.
    CodeHash(Address),
    /// Opens pages of memory.
    OpenPages(u16),
}

/// What the EVM answers; fields that a request does not use are zero.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Gas to pay.
    pub gas: u64,
    /// False when the request failed: a call reverted, or a frame may not write.
    pub ok: bool,
    /// A word: slot value, hash, balance, or a padded address.
    pub word: B256,
    /// Return data or code.
    pub data: Bytes,
}

#[derive(Debug, Default)]
struct Slots {
    request: Option<Request>,
    answer: Option<Answer>,
    trace: Vec<HostCall>,
}

/// Both ends share one; only one side runs at a time.
#[derive(Clone, Debug, Default)]
pub struct Port(Arc<Mutex<Slots>>);

impl Port {
    /// Asks and waits for the answer.
    pub fn ask(&self, request: Request) -> Ask {
        Ask { port: self.clone(), request: Some(request) }
    }

    /// The request that the program is parked on.
    pub fn take_request(&self) -> Option<Request> {
        self.slots().request.take()
    }

    /// Answers it; the program goes on at the next poll.
    pub fn answer(&self, answer: Answer) {
        self.slots().answer = Some(answer);
    }

    /// Notes a host call for the trace.
    pub fn note(&self, call: HostCall) {
        self.slots().trace.push(call);
    }

    /// Takes the host calls noted since the last time.
    pub fn take_trace(&self) -> Vec<HostCall> {
        std::mem::take(&mut self.slots().trace)
    }

    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request on its way.
#[derive(Debug)]
pub struct Ask {
    port: Port,
    request: Option<Request>,
}

impl Future for Ask {
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Answer> {
        if let Some(request) = self.request.take() {
            self.port.slots().request = Some(request);
            return Poll::Pending;
        }
        match self.port.slots().answer.take() {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        }
    }
}

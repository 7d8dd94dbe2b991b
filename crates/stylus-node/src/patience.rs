//! Connections whose clients have to read.

use std::{
    io::{Error, ErrorKind, IoSlice, Result},
    pin::Pin,
    task::{Context, Poll, Waker},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Sleep, sleep},
};

/// A connection that takes nothing more from its client while the client does not read, so that no answers pile up,
/// and that fails when that takes too long.
#[derive(Debug)]
pub struct Patient {
    socket: TcpStream,
    patience: Duration,
    /// Since something could not be written: when the patience ends.
    stalled: Option<Pin<Box<Sleep>>>,
    gave_up: bool,
    /// Who waits to read.
    reader: Option<Waker>,
}

impl Patient {
    /// Gives up when nothing could be written for `patience`.
    pub fn new(socket: TcpStream, patience: Duration) -> Self {
        Self { socket, patience, stalled: None, gave_up: false, reader: None }
    }

    /// The outcome of a write, or that the patience has ended.
    fn after_write<T>(&mut self, context: &mut Context<'_>, written: Poll<Result<T>>) -> Poll<Result<T>> {
        let (patience, is_pending) = (self.patience, written.is_pending());
        if is_pending {
            let end = self.stalled.get_or_insert_with(|| Box::pin(sleep(patience)));
            if end.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.gave_up = true;
        }
        if self.stalled.take().is_some()
            && let Some(reader) = self.reader.take()
        {
            reader.wake();
        }
        if is_pending { Poll::Ready(Err(unread())) } else { written }
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        if self.gave_up {
            return Poll::Ready(Err(unread()));
        }
        let read = match self.stalled {
            Some(_) => Poll::Pending,
            None => Pin::new(&mut self.socket).poll_read(context, buffer),
        };
        self.reader = read.is_pending().then(|| context.waker().clone());
        read
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.socket).poll_write(context, bytes);
        self.after_write(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.socket).poll_write_vectored(context, bytes);
        self.after_write(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        let flushed = Pin::new(&mut self.socket).poll_flush(context);
        self.after_write(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        let shut = Pin::new(&mut self.socket).poll_shutdown(context);
        self.after_write(context, shut)
    }
}

fn unread() -> Error {
    Error::new(ErrorKind::TimedOut, "the client does not read")
}

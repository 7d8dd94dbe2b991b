//! Bodies of requests: taken whole up to the limit. What is longer is read on and forgotten, because a client that
//! still writes would never see why it is refused.

use http_body_util::BodyExt;
use jsonrpsee::server::{HttpBody, HttpRequest};

/// The most that is read of a request that is refused.
const MOST_FORGOTTEN: usize = 256 << 20;

/// The request with its body in memory. Without a body, and with its true length in the header, if it is longer than
/// `most` bytes.
pub async fn taken<B>(request: HttpRequest<B>, most: u32) -> HttpRequest
where
    B: BodyExt<Data: AsRef<[u8]>> + Unpin,
{
    let (mut parts, mut body) = request.into_parts();
    let (mut bytes, mut length, most) = (Vec::new(), 0usize, most as usize);
    while let Some(Ok(frame)) = body.frame().await {
        let data = frame.data_ref().map(AsRef::as_ref).unwrap_or_default();
        length = length.saturating_add(data.len());
        if length <= most {
            bytes.extend_from_slice(data);
        } else if length > MOST_FORGOTTEN {
            break;
        }
    }
    if length <= most {
        return HttpRequest::from_parts(parts, HttpBody::from(bytes));
    }
    parts.headers.insert("content-length", (length as u64).into());
    HttpRequest::from_parts(parts, HttpBody::empty())
}

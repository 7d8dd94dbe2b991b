// Generated from abi/*.sol by `usdai bindings`; do not edit.
export { authorityAbi } from "./authority.js";
export { beaconAbi } from "./beacon.js";
export { caliberMetadataAbi } from "./caliber-metadata.js";
export { caliberAbi } from "./caliber.js";
export { collateralAuctionAbi } from "./collateral-auction.js";
export { depositTimelockAbi } from "./deposit-timelock.js";
export { loanBookAbi } from "./loan-book.js";
export { loanLensAbi } from "./loan-lens.js";
export { loanPositionsAbi } from "./loan-positions.js";
export { loanRouterAbi } from "./loan-router.js";
export { qevLensAbi } from "./qev-lens.js";
export { qevMetadataAbi } from "./qev-metadata.js";
export { qevAbi } from "./qev.js";
export { susdaiAbi } from "./susdai.js";
export { tokenAbi } from "./token.js";
export { usdaiAbi } from "./usdai.js";

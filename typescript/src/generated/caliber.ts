// Generated from abi/caliber.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const caliberAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      },
      {
        "name": "metadata",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "acceptAuthority",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "activate",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "appendAppraisal",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      },
      {
        "name": "appraisal",
        "type": "tuple",
        "components": [
          {
            "name": "appraiser",
            "type": "address"
          },
          {
            "name": "value",
            "type": "uint256"
          },
          {
            "name": "appraisedAt",
            "type": "uint64"
          },
          {
            "name": "method",
            "type": "uint8"
          },
          {
            "name": "yearlyBps",
            "type": "uint16"
          },
          {
            "name": "residualBps",
            "type": "uint16"
          }
        ]
      },
      {
        "name": "signature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "appendPolicy",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      },
      {
        "name": "policy",
        "type": "tuple",
        "components": [
          {
            "name": "insurer",
            "type": "address"
          },
          {
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "name": "insuredAmount",
            "type": "uint256"
          },
          {
            "name": "expiresAt",
            "type": "uint64"
          }
        ]
      },
      {
        "name": "signature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "appraisalDigest",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "appraisal",
        "type": "tuple",
        "components": [
          {
            "name": "appraiser",
            "type": "address"
          },
          {
            "name": "value",
            "type": "uint256"
          },
          {
            "name": "appraisedAt",
            "type": "uint64"
          },
          {
            "name": "method",
            "type": "uint8"
          },
          {
            "name": "yearlyBps",
            "type": "uint16"
          },
          {
            "name": "residualBps",
            "type": "uint16"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "digest",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "approve",
    "inputs": [
      {
        "name": "approved",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "attest",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      },
      {
        "name": "serials",
        "type": "bytes32[]"
      },
      {
        "name": "baileeSignature",
        "type": "bytes"
      },
      {
        "name": "appraiserSignature",
        "type": "bytes"
      },
      {
        "name": "insurerSignature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "authority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "balanceOf",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "currentValue",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "at",
        "type": "uint64"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "deliveryDigest",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      },
      {
        "name": "deliveredAt",
        "type": "uint64"
      }
    ],
    "outputs": [
      {
        "name": "digest",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "documentDigest",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "digest",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "eip712Domain",
    "inputs": [],
    "outputs": [
      {
        "name": "fields",
        "type": "bytes1"
      },
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "version",
        "type": "string"
      },
      {
        "name": "chainId",
        "type": "uint256"
      },
      {
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "name": "salt",
        "type": "bytes32"
      },
      {
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "foreclose",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "freeze",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "length",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "getApproved",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "giveBack",
    "inputs": [
      {
        "name": "borrower",
        "type": "address"
      },
      {
        "name": "principal",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "grantStanding",
    "inputs": [
      {
        "name": "office",
        "type": "uint8"
      },
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "entity",
        "type": "bytes32"
      },
      {
        "name": "limit",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "holderOfSerial",
    "inputs": [
      {
        "name": "serial",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isApprovedForAll",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "operator",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isCurator",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isHolder",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "keep",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "lift",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "loanToValue",
    "inputs": [
      {
        "name": "assetClass",
        "type": "uint8"
      }
    ],
    "outputs": [
      {
        "name": "shareBps",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "markCured",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "markDefaulted",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "maxLoan",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "name",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "ownerOf",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "parties",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "appraiser",
        "type": "address"
      },
      {
        "name": "insurer",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "partners",
    "inputs": [],
    "outputs": [
      {
        "name": "router",
        "type": "address"
      },
      {
        "name": "auction",
        "type": "address"
      },
      {
        "name": "metadata",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pendingAuthority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pledge",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "borrower",
        "type": "address"
      },
      {
        "name": "principal",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "policyDigest",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "policy",
        "type": "tuple",
        "components": [
          {
            "name": "insurer",
            "type": "address"
          },
          {
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "name": "insuredAmount",
            "type": "uint256"
          },
          {
            "name": "expiresAt",
            "type": "uint64"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "digest",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "redeem",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      },
      {
        "name": "deliveredAt",
        "type": "uint64"
      },
      {
        "name": "baileeSignature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "register",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      },
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "release",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "to",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "repledge",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "borrower",
        "type": "address"
      },
      {
        "name": "oldPrincipal",
        "type": "uint256"
      },
      {
        "name": "principal",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "revokeStanding",
    "inputs": [
      {
        "name": "office",
        "type": "uint8"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "safeTransferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "safeTransferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      },
      {
        "name": "data",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "sell",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "buyer",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setApprovalForAll",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      },
      {
        "name": "approved",
        "type": "bool"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setLoanToValue",
    "inputs": [
      {
        "name": "assetClass",
        "type": "uint8"
      },
      {
        "name": "shareBps",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setPartners",
    "inputs": [
      {
        "name": "router",
        "type": "address"
      },
      {
        "name": "auction",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "standing",
    "inputs": [
      {
        "name": "office",
        "type": "uint8"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "approval",
        "type": "uint8"
      },
      {
        "name": "decidedAt",
        "type": "uint64"
      },
      {
        "name": "limit",
        "type": "uint256"
      },
      {
        "name": "drawn",
        "type": "uint256"
      },
      {
        "name": "entity",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "supportsInterface",
    "inputs": [
      {
        "name": "interfaceId",
        "type": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "symbol",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "title",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "state",
        "type": "uint8"
      },
      {
        "name": "assetClass",
        "type": "uint8"
      },
      {
        "name": "quantity",
        "type": "uint32"
      },
      {
        "name": "model",
        "type": "bytes32"
      },
      {
        "name": "insuredAmount",
        "type": "uint256"
      },
      {
        "name": "policyExpiresAt",
        "type": "uint64"
      },
      {
        "name": "policies",
        "type": "uint16"
      },
      {
        "name": "frozenFrom",
        "type": "uint64"
      },
      {
        "name": "frozenUntil",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "tokenURI",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "transferAuthority",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "valuation",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "appraisedAt",
        "type": "uint64"
      },
      {
        "name": "method",
        "type": "uint8"
      },
      {
        "name": "yearlyBps",
        "type": "uint16"
      },
      {
        "name": "residualBps",
        "type": "uint16"
      },
      {
        "name": "appended",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "withdraw",
    "inputs": [
      {
        "name": "document",
        "type": "tuple",
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "event",
    "name": "AppraisalAppended",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "appraisal",
        "type": "tuple",
        "indexed": false,
        "components": [
          {
            "name": "appraiser",
            "type": "address"
          },
          {
            "name": "value",
            "type": "uint256"
          },
          {
            "name": "appraisedAt",
            "type": "uint64"
          },
          {
            "name": "method",
            "type": "uint8"
          },
          {
            "name": "yearlyBps",
            "type": "uint16"
          },
          {
            "name": "residualBps",
            "type": "uint16"
          }
        ]
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Approval",
    "inputs": [
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "approved",
        "type": "address",
        "indexed": true
      },
      {
        "name": "tokenId",
        "type": "uint256",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ApprovalForAll",
    "inputs": [
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "operator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "approved",
        "type": "bool",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityChanged",
    "inputs": [
      {
        "name": "previousAuthority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityOffered",
    "inputs": [
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "pendingAuthority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "CreditDrawn",
    "inputs": [
      {
        "name": "operator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "drawn",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "CreditGivenBack",
    "inputs": [
      {
        "name": "operator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "drawn",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Delivered",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "receiver",
        "type": "address",
        "indexed": true
      },
      {
        "name": "deliveredAt",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "FreezeLifted",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "FreezeSet",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "until",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanToValueSet",
    "inputs": [
      {
        "name": "assetClass",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "shareBps",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PartnersSet",
    "inputs": [
      {
        "name": "router",
        "type": "address",
        "indexed": true
      },
      {
        "name": "auction",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PolicyAppended",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "sequence",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "policy",
        "type": "tuple",
        "indexed": false,
        "components": [
          {
            "name": "insurer",
            "type": "address"
          },
          {
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "name": "insuredAmount",
            "type": "uint256"
          },
          {
            "name": "expiresAt",
            "type": "uint64"
          }
        ]
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Registered",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "titleAgent",
        "type": "address",
        "indexed": true
      },
      {
        "name": "document",
        "type": "tuple",
        "indexed": false,
        "components": [
          {
            "name": "assetClass",
            "type": "uint8"
          },
          {
            "name": "model",
            "type": "string"
          },
          {
            "name": "quantity",
            "type": "uint32"
          },
          {
            "name": "serialRoot",
            "type": "bytes32"
          },
          {
            "name": "site",
            "type": "string"
          },
          {
            "name": "siteTier",
            "type": "uint8"
          },
          {
            "name": "bailee",
            "type": "address"
          },
          {
            "name": "titleAgent",
            "type": "address"
          },
          {
            "name": "bailmentAgreementHash",
            "type": "bytes32"
          },
          {
            "name": "lienFilingHash",
            "type": "bytes32"
          },
          {
            "name": "titleDocumentHash",
            "type": "bytes32"
          },
          {
            "name": "policy",
            "type": "tuple",
            "components": [
              {
                "name": "insurer",
                "type": "address"
              },
              {
                "name": "policyHash",
                "type": "bytes32"
              },
              {
                "name": "insuredAmount",
                "type": "uint256"
              },
              {
                "name": "expiresAt",
                "type": "uint64"
              }
            ]
          },
          {
            "name": "appraisal",
            "type": "tuple",
            "components": [
              {
                "name": "appraiser",
                "type": "address"
              },
              {
                "name": "value",
                "type": "uint256"
              },
              {
                "name": "appraisedAt",
                "type": "uint64"
              },
              {
                "name": "method",
                "type": "uint8"
              },
              {
                "name": "yearlyBps",
                "type": "uint16"
              },
              {
                "name": "residualBps",
                "type": "uint16"
              }
            ]
          }
        ]
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "SerialsBound",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "serials",
        "type": "bytes32[]",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StandingGranted",
    "inputs": [
      {
        "name": "office",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "entity",
        "type": "bytes32",
        "indexed": false
      },
      {
        "name": "limit",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StandingRevoked",
    "inputs": [
      {
        "name": "office",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StateChanged",
    "inputs": [
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "from",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "to",
        "type": "uint8",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Transfer",
    "inputs": [
      {
        "name": "from",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": true
      },
      {
        "name": "tokenId",
        "type": "uint256",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AlreadyRegistered",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AppraisalNotNewer",
    "inputs": [
      {
        "name": "last",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "AppraisalStale",
    "inputs": [
      {
        "name": "appraisedAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "AppraisedLater",
    "inputs": [
      {
        "name": "appraisedAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "ArithmeticOverflow",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ContractSilent",
    "inputs": [
      {
        "name": "contract_",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "CreditExceeded",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "room",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "DeliveredLater",
    "inputs": [
      {
        "name": "deliveredAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "DepreciationOutOfRange",
    "inputs": [
      {
        "name": "yearlyBps",
        "type": "uint16"
      },
      {
        "name": "residualBps",
        "type": "uint16"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721IncorrectOwner",
    "inputs": [
      {
        "name": "sender",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InsufficientApproval",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      },
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidApprover",
    "inputs": [
      {
        "name": "approver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidOperator",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidOwner",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721InvalidReceiver",
    "inputs": [
      {
        "name": "receiver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC721NonexistentToken",
    "inputs": [
      {
        "name": "tokenId",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "EntityChanged",
    "inputs": []
  },
  {
    "type": "error",
    "name": "FreezeCoolingDown",
    "inputs": [
      {
        "name": "againAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "FreezeTooLong",
    "inputs": [
      {
        "name": "mostUntil",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "Frozen",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "HashMissing",
    "inputs": []
  },
  {
    "type": "error",
    "name": "HolderNotApproved",
    "inputs": []
  },
  {
    "type": "error",
    "name": "LoanAboveMaximum",
    "inputs": [
      {
        "name": "loan",
        "type": "uint256"
      },
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "LoanToValueAboveCap",
    "inputs": [
      {
        "name": "shareBps",
        "type": "uint16"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoEdge",
    "inputs": [
      {
        "name": "from",
        "type": "uint8"
      },
      {
        "name": "to",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoTitle",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotAllowed",
    "inputs": [
      {
        "name": "from",
        "type": "uint8"
      },
      {
        "name": "to",
        "type": "uint8"
      },
      {
        "name": "by",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotApproved",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotFrozen",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotLive",
    "inputs": [
      {
        "name": "state",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPendingAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotRouter",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotTitleAgent",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      },
      {
        "name": "titleAgent",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingAsked",
    "inputs": []
  },
  {
    "type": "error",
    "name": "PartiesNotDistinct",
    "inputs": [
      {
        "name": "party",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "PartnersKnown",
    "inputs": []
  },
  {
    "type": "error",
    "name": "PartyMissing",
    "inputs": []
  },
  {
    "type": "error",
    "name": "PoliciesFull",
    "inputs": []
  },
  {
    "type": "error",
    "name": "PolicyLapsed",
    "inputs": [
      {
        "name": "expiresAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "QuantityOutOfRange",
    "inputs": [
      {
        "name": "quantity",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RoleMissing",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "SerialHeld",
    "inputs": [
      {
        "name": "serial",
        "type": "bytes32"
      },
      {
        "name": "title",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "SerialsDiffer",
    "inputs": []
  },
  {
    "type": "error",
    "name": "SerialsOutOfOrder",
    "inputs": [
      {
        "name": "serial",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "SignatureInvalid",
    "inputs": [
      {
        "name": "signer",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "SignatureMissing",
    "inputs": [
      {
        "name": "bailee",
        "type": "bool"
      },
      {
        "name": "appraiser",
        "type": "bool"
      },
      {
        "name": "insurer",
        "type": "bool"
      }
    ]
  },
  {
    "type": "error",
    "name": "TextCharacter",
    "inputs": [
      {
        "name": "position",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TextLength",
    "inputs": [
      {
        "name": "length",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TransferNotAllowed",
    "inputs": [
      {
        "name": "state",
        "type": "uint8"
      },
      {
        "name": "by",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnknownNumber",
    "inputs": [
      {
        "name": "number",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "ValueNotAccepted",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ValueOutOfRange",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  }
] as const satisfies Abi;

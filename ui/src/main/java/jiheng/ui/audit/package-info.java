/** The log that proves the ledger, at work: its leaves, its signer and its keys, and what auditors fetch of it. */
@NullMarked
package jiheng.ui.audit;

import org.jspecify.annotations.NullMarked;

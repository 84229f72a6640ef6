/** The log that proves the ledger, as far as it has a history of its own: the keys that sign it. */
@NullMarked
package jiheng.events.audit;

import org.jspecify.annotations.NullMarked;

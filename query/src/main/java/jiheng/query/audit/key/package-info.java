/** The keys of the log with their history, as the ledger tells it. */
@NullMarked
package jiheng.query.audit.key;

import org.jspecify.annotations.NullMarked;

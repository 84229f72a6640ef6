/** The check of the whole ledger against its log and all that was signed of it. */
@NullMarked
package jiheng.query.audit.check;

import org.jspecify.annotations.NullMarked;

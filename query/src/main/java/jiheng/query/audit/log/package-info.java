/** The log over the stored events: a leaf for every row, written with it, and what is read of leaves and heads. */
@NullMarked
package jiheng.query.audit.log;

import org.jspecify.annotations.NullMarked;

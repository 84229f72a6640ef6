/** Who changed what: one sentence of business words an event. */
@NullMarked
package jiheng.query.history;

import org.jspecify.annotations.NullMarked;

/** Who changed what: one sentence of business words an event, kept with the form, and the form as it was after any of them. */
@NullMarked
package jiheng.query.history;

import org.jspecify.annotations.NullMarked;

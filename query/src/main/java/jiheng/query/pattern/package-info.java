/** Unusual acts: pure rules over who did what and when, worked out on demand and stored nowhere. */
@NullMarked
package jiheng.query.pattern;

import org.jspecify.annotations.NullMarked;

/** Re-checks as they stand: what was drawn, what was found row by row, and how good each unit's self scores are. */
@NullMarked
package jiheng.query.recheck;

import org.jspecify.annotations.NullMarked;

/** Templates and rule sets as they stand, version by version, and what was done to them. */
@NullMarked
package jiheng.query.definition;

import org.jspecify.annotations.NullMarked;

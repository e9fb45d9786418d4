"""A small cache that forgets what was asked for longest ago. Shared by the threads of a process."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Cache(Generic[Value]):
    """Keeps up to `size` values. Two threads that miss at once both make the value; either may stay."""

    def __init__(self, size: int) -> None:
        """Begin empty."""
        self.size = size
        self._values: OrderedDict[bytes, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: bytes, make: Callable[[], Value]) -> Value:
        """Return the value of `key`, made by `make` if it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self.size:
                self._values.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()

    def __len__(self) -> int:
        """Count the values."""
        return len(self._values)

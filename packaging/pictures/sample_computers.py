"""Computers that this one is not, for the page about it."""

from desktop.core.fit import TrackRecord
from desktop.core.machine import (
    CardReading,
    ComputeDevice,
    DiskKind,
    DriverNote,
    GraphicsCard,
    Lack,
    MachineFacts,
    Power,
    Use,
)
from desktop.core.speed import MachineSpeed
from desktop.machine.driver_check import INSTALL_ONLY, NO_DESCRIPTION
from desktop.services.computer_service import EngineUse, Look
from desktop.services.graphics_status import LayerCount

GB = 10**9
SETS = ["SSE4.2", "AVX", "F16C", "FMA", "BMI2", "AVX2", "AVX-VNNI"] + [
    f"AVX-512 {part}" for part in ("F", "BW", "DQ", "VL", "VBMI", "VNNI", "BF16")
]
NVIDIA = GraphicsCard(
    name="NVIDIA GeForce RTX 3050 Laptop GPU", memory_bytes=4 * GB, address="0000:01:00.0", driver="nvidia 550.54.14"
)
INTEL = GraphicsCard(name="Intel Iris Xe Graphics", address="0000:00:02.0", driver="i915")


def well_equipped() -> Look:
    """Two cards of which one is used, one that the engine cannot use, and a battery."""
    facts = MachineFacts(
        os="Debian", kernel="6", python="3.11", glibc="2.36", processor="AMD Ryzen AI 9 HX 370", physical_cores=12,
        logical_cores=24, instructions="AVX-512", memory_total_bytes=32 * GB, memory_available_bytes=19 * GB,
        graphics=[NVIDIA, INTEL], disk_total_bytes=1024 * GB, disk_free_bytes=286 * GB, disk_kind=DiskKind.SSD,
        performance_cores=4, efficiency_cores=8, backend="zen4", instruction_sets=SETS,
        used_sets=[name for name in SETS if name != "AVX-VNNI"],
    )  # fmt: skip
    use = Use(
        memory_bytes=700 * 10**6, memory_total_bytes=32 * GB, threads=4, memory_available_bytes=19 * GB,
        power=Power(on_battery=True, battery_percent=74),
    )  # fmt: skip
    devices = [
        ComputeDevice(
            name="Vulkan0", description="NVIDIA GeForce RTX 3050 Laptop GPU", kind="graphics", backend="Vulkan",
            memory_bytes=4 * GB, free_bytes=2 * GB, in_use=True, address=NVIDIA.address,
        ),
    ]  # fmt: skip
    cards = [
        CardReading(
            card=NVIDIA, used_bytes=2_300_000_000, celsius=54, watts=23.4, most_watts=60, busy_percent=71,
            compute_capability="8.6",
        ),
        CardReading(card=INTEL, megahertz=350, watts=4.2),
        CardReading(
            card=GraphicsCard(
                name="AMD Radeon RX 6700/6700 XT/6750 XT / 6800M/6850M XT", memory_bytes=12 * GB, driver="amdgpu"
            ),
            is_asleep=True,
        ),
    ]  # fmt: skip
    shares = (("CPU", 400 * 10**6), ("Vulkan0", 1_800_000_000))
    engine = EngineUse("Llama 3.2 3B Instruct", 2_200_000_000, 4, "zen4", LayerCount(25, 29), (NVIDIA.name,), shares)
    note = DriverNote(
        card=INTEL.name, lack=Lack.DESCRIPTION, what=NO_DESCRIPTION, step=INSTALL_ONLY,
        command="sudo apt install mesa-vulkan-drivers",
    )  # fmt: skip
    speed = MachineSpeed(
        kernels=(), threads=4, memory_bytes_per_second=61.4e9, starter_reading=820.0, starter_writing=191.0, at=1.79e9
    )
    record = TrackRecord(count=9, memory_within=0.021, speed_within=0.14, memory_count=9, speed_count=8)
    return Look(facts, use, devices, "", True, [note], [engine], speed, record, cards)

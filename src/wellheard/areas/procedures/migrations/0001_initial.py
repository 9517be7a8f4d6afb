import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProcedureChoice',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ruleset', models.CharField(max_length=60)),
                ('changes', models.JSONField(default=dict)),
                ('from_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='procedures_procedurechoice_body_id'), models.UniqueConstraint(fields=('organisation', 'from_on'), name='one_procedure_from_a_day')],
            },
        ),
    ]
